using System.Net;
using System.Net.Sockets;
using DeployTokenPortal.Configuration;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.RegistryConnections.Upstreams;

/// <summary>
/// Opens connections to upstream registries, and only to where a connection may lead. The address is judged after the name was resolved, so a name
/// cannot lead where a number may not. Thread-safe.
/// </summary>
public sealed class UpstreamConnector(IOptions<GatewayOptions> options)
{
    private readonly IReadOnlyList<IPNetwork> _networks = options.Value.Networks;
    private readonly IReadOnlyList<string> _hosts = options.Value.Hosts;

    /// <summary>
    /// A handler of its own pool. It follows no redirect, keeps no cookie, unpacks nothing and asks no proxy: what the upstream says is passed on.
    /// </summary>
    /// <param name="mayReachPrivate">Whether an administrator gave the address; link-local and metadata addresses are never called.</param>
    public SocketsHttpHandler CreateHandler(bool mayReachPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.Value.ConnectTimeout,
        // A name may move to another address; a pooled connection would stay at the old one.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, mayReachPrivate, ct),
    };

    /// <summary>Whether a host leads to an allowed address; one that cannot be resolved does not.</summary>
    public async Task<bool> MayReachAsync(string host, bool mayReachPrivate, CancellationToken ct)
    {
        try
        {
            return (await FindAsync(host, mayReachPrivate, ct)).Length > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint end, bool mayReachPrivate, CancellationToken ct)
    {
        var allowed = await FindAsync(end.Host, mayReachPrivate, ct);
        if (allowed.Length == 0)
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> FindAsync(string host, bool mayReachPrivate, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Trim('[', ']'), ct);
        var isListed = _hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
        return [.. addresses.Where(address => RegistryAddress.MayReach(address) && (mayReachPrivate || isListed || RegistryAddress.IsPublic(address) || IsListed(address)))];
    }

    private bool IsListed(IPAddress address) => _networks.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}

/// <summary>The upstream's address is one that the portal does not call.</summary>
public sealed class AddressRefusedException() : IOException("The address is not allowed.");
