using System.Net;

namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:Gateway</c>: requests of package and git clients that are passed on to upstreams.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Portal:Gateway";

    /// <summary>Whether Owners of groups and projects may make registry connections; administrators always may.</summary>
    public bool OwnerConnections { get; set; }

    /// <summary>Networks and host names that Owners' connections may reach besides public addresses.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>How long an upstream may take to accept a connection.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a transfer may stand still before it is given up. A slow but moving one has no limit.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The entries of <see cref="AllowedNetworks"/> that are networks; a single address is a network of one.</summary>
    internal IReadOnlyList<IPNetwork> Networks =>
        [.. AllowedNetworks.Select(text => TrustedProxyOptions.TryReadNetwork(text, out var network) ? network : null).OfType<IPNetwork>()];

    /// <summary>The entries of <see cref="AllowedNetworks"/> that are host names, compared without letter case.</summary>
    internal IReadOnlyList<string> Hosts => [.. AllowedNetworks.Where(IsHost)];

    /// <summary>Whether the text is a host name and no address.</summary>
    internal static bool IsHost(string text) => Uri.CheckHostName(text) == UriHostNameType.Dns && !TrustedProxyOptions.TryReadNetwork(text, out _);
}
