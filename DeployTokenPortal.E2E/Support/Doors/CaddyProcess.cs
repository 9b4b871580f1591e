using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support.Doors;

/// <summary>Debian's Caddy as reverse proxy in front of a registry, with <c>forward_auth</c>.</summary>
public sealed class CaddyProcess : ServerProcess
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caddy-e2e-").FullName;
    private readonly int _port = FreePort();

    private Uri Root => new($"http://127.0.0.1:{_port}/");

    /// <summary>Serves the registry under <see cref="ProtectedRegistry.Path"/>.</summary>
    public static async Task<(CaddyProcess Process, Uri Address)> StartAsync(PortalProcess portal, ProtectedRegistry registry)
    {
        var caddy = new CaddyProcess();
        var configuration = Path.Combine(caddy._folder, "Caddyfile");
        await File.WriteAllTextAsync(configuration, caddy.Configuration(portal, registry));
        var start = new ProcessStartInfo("caddy", ["run", "--config", configuration, "--adapter", "caddyfile"]);
        foreach (var home in (string[])["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
            start.Environment[home] = caddy._folder;
        await caddy.StartAsync(start, new Uri(caddy.Root, "/up"));
        return (caddy, new Uri(caddy.Root, registry.Path));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A uri without a query of its own would get the client's. In a route the directives keep this order, so the portal sees the path before it is cut.
    private string Configuration(PortalProcess portal, ProtectedRegistry registry) => $$"""
        {
          admin off
          auto_https off
        }
        http://127.0.0.1:{{_port}} {
          bind 127.0.0.1
          respond /up 204
          route {{registry.Path}}* {
            forward_auth {{portal.Address.Authority}} {
              uri /auth/forward/caddy?{{registry.Words}}
              copy_headers X-Auth-User
            }
            uri strip_prefix {{registry.Path.TrimEnd('/')}}
            reverse_proxy {{registry.Upstream.Authority}} {
              header_up -Authorization
              header_up -Deploy-Token
            }
          }
        }

        """;
}
