using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Debian's <c>docker-registry</c>, trusting a portal.</summary>
public sealed class RegistryProcess : ServerProcess
{
    private readonly string _directory = Directory.CreateTempSubdirectory("registry-e2e-").FullName;
    private readonly int _port = FreePort();

    /// <summary>As clients name it: host and port.</summary>
    public string Host => $"127.0.0.1:{_port}";

    /// <summary>A registry with the portal's certificate bundle, set up as the Connect page says.</summary>
    public static async Task<RegistryProcess> StartAsync(PortalProcess portal)
    {
        var registry = new RegistryProcess();
        using var http = new HttpClient();
        var bundle = Path.Combine(registry._directory, "portal-certs.pem");
        await File.WriteAllBytesAsync(bundle, await http.GetByteArrayAsync(new Uri(portal.Address, "/jwt/certs.pem")));
        var configuration = Path.Combine(registry._directory, "config.yml");
        await File.WriteAllTextAsync(configuration, $"""
            version: 0.1
            log: {"{level: warn}"}
            storage:
              filesystem: {"{"}rootdirectory: {Path.Combine(registry._directory, "storage")}{"}"}
              delete: {"{enabled: true}"}
            http: {"{"}addr: {registry.Host}, secret: e2e{"}"}
            auth:
              token:
                realm: {new Uri(portal.Address, "/jwt/auth")}
                service: container_registry
                issuer: deploy-token-portal
                rootcertbundle: {bundle}
            """);
        await registry.StartAsync(new ProcessStartInfo("docker-registry", ["serve", configuration]), new Uri($"http://{registry.Host}/v2/"));
        return registry;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
