using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>
/// Upstreams for those who have none yet. Each is open to whoever reaches it, so it listens where only the portal or the proxy does.
/// </summary>
internal static class UpstreamSetup
{
    /// <summary>A registry for npm.</summary>
    public static string Verdaccio(SetupTarget target) => $$"""
        # config.yaml
        storage: ./storage
        listen: {{target.UpstreamServer}}
        auth: {}
        {{(target.Connection.Kind == RegistryConnectionKind.Virtual ? "uplinks:\n  origin: { url: https://registry.example.com/ }" : "uplinks: {}")}}
        packages:
          "**":
            access: $all
            publish: $all
            unpublish: $all{{(target.Connection.Kind == RegistryConnectionKind.Virtual ? "\n    proxy: origin" : "")}}
        """;

    /// <summary>A tree of files for Maven, generic files and others that read and write by path (real-clients §8).</summary>
    public static string FileStore(SetupTarget target) => $$"""
        server {
          listen {{target.UpstreamServer}};
          root /srv/packages;
          client_max_body_size 0;
          client_body_temp_path /srv/packages/.incoming;
          location / {
            dav_methods PUT DELETE;
            create_full_put_path on;
            dav_access user:rw;
          }
          location /.incoming { return 404; }
        }
        """;

    /// <summary>Repositories on disk by full path, through git's own program and fcgiwrap (real-clients §4).</summary>
    public static string GitBackend(SetupTarget target) => $$"""
        server {
          listen {{target.UpstreamServer}};
          client_max_body_size 0;
          location ~ ^{{target.UpstreamPath}}(?<repository>/.+\.git/(info/refs|git-upload-pack|git-receive-pack))$ {
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
            fastcgi_param GIT_PROJECT_ROOT /srv/git;
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param PATH_INFO $repository;
            fastcgi_request_buffering off;
            fastcgi_pass unix:/run/fcgiwrap.socket;
          }
        }
        """;
}
