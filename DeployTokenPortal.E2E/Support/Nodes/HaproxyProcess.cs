using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support.Nodes;

/// <summary>Debian's HAProxy before two nodes: a browser stays with its node by a cookie, and a node that is not ready gets no requests.</summary>
public sealed class HaproxyProcess : ServerProcess
{
    private readonly string _folder = Directory.CreateTempSubdirectory("haproxy-e2e-").FullName;
    private readonly int _port = FreePort();
    private readonly int _statisticsPort = FreePort();
    private readonly HttpClient _http = new();

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    private Uri Statistics => new($"http://127.0.0.1:{_statisticsPort}/;csv");

    public static async Task<HaproxyProcess> StartAsync(PortalProcess a, PortalProcess b)
    {
        var haproxy = new HaproxyProcess();
        var configuration = Path.Combine(haproxy._folder, "haproxy.cfg");
        await File.WriteAllTextAsync(configuration, haproxy.Configuration(a, b));
        await haproxy.StartAsync(new ProcessStartInfo("haproxy", ["-db", "-f", configuration]), haproxy.Statistics);
        return haproxy;
    }

    /// <summary>Waits until both nodes get requests.</summary>
    public Task BothTakePartAsync() => Eventually.TrueAsync(
        async () => (await _http.GetStringAsync(Statistics)).Split('\n').Count(line => line.StartsWith("nodes,node-", StringComparison.Ordinal) && line.Split(',')[17] == "UP") == 2,
        "both nodes are up");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The same as in Load/nodes.sh.
    private string Configuration(PortalProcess a, PortalProcess b) => $"""
        global
          log stderr format raw local0 notice
        defaults
          mode http
          option redispatch
          timeout connect 2s
          timeout client 60s
          timeout server 60s
          timeout tunnel 1h
          timeout check 2s
        frontend portal
          bind 127.0.0.1:{_port}
          default_backend nodes
        backend nodes
          option httpchk GET /readyz
          option forwardfor
          cookie portal-node insert indirect nocache httponly
          default-server check inter 500ms fall 2 rise 2
          server node-a {a.Address.Authority} cookie a
          server node-b {b.Address.Authority} cookie b
        listen statistics
          bind 127.0.0.1:{_statisticsPort}
          stats enable
          stats uri /

        """;
}
