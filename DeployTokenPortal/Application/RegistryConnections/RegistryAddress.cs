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

    /// <summary>An absolute http or https address without user, path, query and fragment, or what is wrong with the field <c>Address</c>.</summary>
    public static Result<Uri> Check(string? text)
    {
        const string Accepted = "Write the address as https://registry.example.com, with a port if it needs one.";
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > RegistryConnection.AddressLength)
            return Failure.Invalid("Address", Accepted);
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return Failure.Invalid("Address", Accepted);
        if (address.UserInfo.Length > 0 || address.AbsolutePath != "/" || address.Query.Length > 0 || address.Fragment.Length > 0)
            return Failure.Invalid("Address", $"{Accepted} Nothing may follow the host and port.");
        return address;
    }

    /// <summary>Whether the portal may connect there: never link-local and metadata addresses, whoever asks (design §2).</summary>
    public static bool MayReach(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (s_translated.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return !Array.Exists(s_never, network => network.Contains(address));
    }
}
