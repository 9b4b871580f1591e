using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Debian's nginx as reverse proxy with <c>auth_request</c>, in front of a WebDAV file store and of git-http-backend.</summary>
public sealed class NginxProcess : ServerProcess
{
    private readonly string _directory = Directory.CreateTempSubdirectory("nginx-e2e-").FullName;
    private readonly int _port = FreePort();
    private readonly FastCgi _git = new();

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Where what is put below <c>/files/</c> lies.</summary>
    public string Files => Path.Combine(_directory, "files");

    /// <summary>Where the repositories lie, by full path.</summary>
    public string Repositories => Path.Combine(_directory, "git");

    /// <param name="portal">Who is asked.</param>
    /// <param name="filesLocation">What <c>/files/</c> stands for, as in <c>format=generic&amp;project=acme/svc&amp;root=/files</c>.</param>
    public static async Task<NginxProcess> StartAsync(PortalProcess portal, string filesLocation)
    {
        var nginx = new NginxProcess();
        foreach (var folder in new[] { nginx.Files, nginx.Repositories, Path.Combine(nginx._directory, "temp") })
            Directory.CreateDirectory(folder);
        await nginx._git.StartAsync(Path.Combine(nginx._directory, "git.sock"));
        var configuration = Path.Combine(nginx._directory, "nginx.conf");
        await File.WriteAllTextAsync(configuration, nginx.Configuration(portal, filesLocation));
        await nginx.StartAsync(new ProcessStartInfo("nginx", ["-e", "stderr", "-c", configuration]), new Uri(nginx.Address, "/up"));
        return nginx;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _git.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private string Configuration(PortalProcess portal, string filesLocation) => $$"""
        daemon off;
        master_process off;
        worker_processes 1;
        pid {{_directory}}/nginx.pid;
        error_log stderr warn;
        events {}
        http {
          access_log off;
          client_max_body_size 0;
          client_body_temp_path {{_directory}}/temp;
          proxy_temp_path {{_directory}}/temp; fastcgi_temp_path {{_directory}}/temp; uwsgi_temp_path {{_directory}}/temp; scgi_temp_path {{_directory}}/temp;
          upstream portal { server {{portal.Address.Authority}}; keepalive 8; }
          server {
            listen 127.0.0.1:{{_port}};
            location = /up { return 204; }
            location = /_files { internal; proxy_pass http://portal/auth/forward/nginx?{{filesLocation}}; include {{CheckFile()}}; }
            location = /_git { internal; proxy_pass http://portal/auth/forward/nginx?format=git; include {{CheckFile()}}; }
            location /files/ {
              auth_request /_files;
              alias {{Files}}/;
              dav_methods PUT DELETE; create_full_put_path on; dav_access user:rw;
            }
            location ~ ^/.+\.git/(info/refs|git-upload-pack|git-receive-pack)$ {
              auth_request /_git;
              auth_request_set $user $upstream_http_x_auth_user;
              include /etc/nginx/fastcgi_params;
              fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
              fastcgi_param GIT_PROJECT_ROOT {{Repositories}};
              fastcgi_param GIT_HTTP_EXPORT_ALL 1;
              fastcgi_param PATH_INFO $uri;
              fastcgi_param REMOTE_USER $user;
              fastcgi_param HOME {{_directory}};
              fastcgi_pass unix:{{_directory}}/git.sock;
            }
          }
        }
        """;

    // What every check sends: the client's method and path, no body, over a connection that stays open.
    private string CheckFile()
    {
        var file = Path.Combine(_directory, "check.conf");
        File.WriteAllText(file, """
            proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_pass_request_body off; proxy_set_header Content-Length "";
            proxy_set_header X-Original-Method $request_method; proxy_set_header X-Original-URI $request_uri;

            """);
        File.WriteAllText(Path.Combine(_directory, ".gitconfig"), "[safe]\n\tdirectory = *\n");
        return file;
    }

    private sealed class FastCgi : ServerProcess
    {
        public Task StartAsync(string socket) =>
            StartAsync(new ProcessStartInfo("fcgiwrap", ["-s", $"unix:{socket}"]), () => Task.FromResult(File.Exists(socket)));
    }
}
