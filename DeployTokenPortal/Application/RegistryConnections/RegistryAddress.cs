using System.Net;
using System.Net.Sockets;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Which addresses the portal may be told to call.</summary>
internal static class RegistryAddress
{
    // The metadata services of clouds hand out credentials to whoever asks from inside.
    private static readonly IPAddress s_awsMetadata = IPAddress.Parse("fd00:ec2::254");

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
        return address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes() is not [169, 254, _, _] and not [0, _, _, _]
            : !address.IsIPv6LinkLocal && !address.Equals(s_awsMetadata) && !address.Equals(IPAddress.IPv6Any);
    }
}
