using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:ForwardedHeaders</c>: whose <c>X-Forwarded-*</c> and <c>X-Original-*</c> headers are believed.</summary>
public sealed class TrustedProxyOptions
{
    public const string Section = "Portal:ForwardedHeaders";

    /// <summary>Addresses and networks, such as <c>192.0.2.7</c> or <c>10.0.0.0/8</c>.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = ["127.0.0.0/8", "::1"];

    /// <summary>The networks that <see cref="TrustedProxies"/> names; a single address is a network of one. Entries that are neither are left out.</summary>
    public IReadOnlyList<IPNetwork> Networks =>
        [.. TrustedProxies.Select(text => TryReadNetwork(text, out var network) ? network : null).OfType<IPNetwork>()];

    /// <summary>Reads an address or a network in prefix notation.</summary>
    internal static bool TryReadNetwork(string text, [NotNullWhen(true)] out IPNetwork? network)
    {
        network = IPNetwork.TryParse(text, out var read) ? read
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
        return network is not null;
    }
}
