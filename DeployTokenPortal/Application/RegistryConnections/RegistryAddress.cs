using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Which addresses the portal may be told to call.</summary>
internal static class RegistryAddress
{
    // Link-local networks, and the metadata services of clouds outside them, which hand out credentials to whoever asks from inside.
    private static readonly IPNetwork[] s_never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("168.63.129.16/32"),
        IPNetwork.Parse("192.0.0.192/32"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"), IPNetwork.Parse("fd00:ec2::254/128"), IPNetwork.Parse("fd20:ce::254/128"),
    ];

    // RFC 6052 §2.1: the last four bytes are an IPv4 address that a translator calls.
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    // What is reached from inside only: loopback, private, shared and special-purpose networks (IANA registries of RFC 6890).
    private static readonly IPNetwork[] s_private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("2001::/23"),
    ];

    /// <summary>An absolute http or https address of a container registry, or what is wrong with the field <c>Address</c>.</summary>
    public static Result<Uri> Check(string? text) => UpstreamUrl.Normalise(RegistryFormat.Oci, text) is { } address
        ? new Uri(address)
        : Failure.Invalid("Address", "Write the address as https://registry.example.com, with a port if it needs one. Nothing may follow the host and port.");

    /// <summary>Whether the portal may connect there: never link-local and metadata addresses, whoever asks (design §2).</summary>
    public static bool MayReach(IPAddress address) => !IsIn(address, s_never);

    /// <summary>Whether the address is one of the public Internet.</summary>
    public static bool IsPublic(IPAddress address) => MayReach(address) && !IsIn(address, s_private);

    private static bool IsIn(IPAddress address, IPNetwork[] networks)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (s_translated.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return Array.Exists(networks, network => network.Contains(address));
    }
}
