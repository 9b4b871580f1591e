using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support.Doors;

/// <summary>Debian's nginx in one process, with the locations that its user writes.</summary>
public sealed class NginxProcess : ServerProcess
{
    private readonly int _port = FreePort();

    private NginxProcess() => Directory.CreateDirectory(Temporary);

    /// <summary>Its own folder, gone with it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("nginx-e2e-").FullName;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Where bodies lie while they arrive; on the same file system as <see cref="Folder"/>.</summary>
    public string Temporary => Path.Combine(Folder, "temporary");

    /// <param name="upstreams">Servers by the name that <c>proxy_pass</c> uses; connections to them are kept.</param>
    /// <param name="locations">Writes what the server serves, told its folder.</param>
    public static async Task<NginxProcess> StartAsync(IReadOnlyDictionary<string, Uri> upstreams, Func<string, string> locations)
    {
        var nginx = new NginxProcess();
        var configuration = Path.Combine(nginx.Folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, nginx.Configuration(upstreams, locations(nginx.Folder)));
        await nginx.StartAsync(new ProcessStartInfo("nginx", ["-e", "stderr", "-c", configuration]), new Uri(nginx.Address, "/up"));
        return nginx;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private string Configuration(IReadOnlyDictionary<string, Uri> upstreams, string locations) => $$"""
        daemon off;
        master_process off;
        worker_processes 1;
        pid {{Folder}}/nginx.pid;
        error_log stderr warn;
        events {}
        http {
          access_log off;
          client_max_body_size 0; client_body_buffer_size 256k;
          client_body_temp_path {{Temporary}};
          proxy_temp_path {{Temporary}}; fastcgi_temp_path {{Temporary}}; uwsgi_temp_path {{Temporary}}; scgi_temp_path {{Temporary}};
          {{string.Join("\n  ", upstreams.Select(one => $"upstream {one.Key} {{ server {one.Value.Authority}; keepalive 8; }}"))}}
          server {
            listen 127.0.0.1:{{_port}};
            location = /up { return 204; }
        {{locations}}
          }
        }

        """;
}
