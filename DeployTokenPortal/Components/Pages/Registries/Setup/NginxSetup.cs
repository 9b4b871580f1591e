namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>nginx with <c>auth_request</c> (real-clients §3). Connections to the portal stay open, and a body is never asked about.</summary>
internal static class NginxSetup
{
    /// <summary>For <c>http { … }</c>.</summary>
    public static string Upstreams(SetupTarget target) => $$"""
        upstream portal { server {{SetupTarget.ServerOf(target.Portal)}}; keepalive 32; }
        upstream {{target.Name}}_upstream { server {{target.UpstreamServer}}; keepalive 32; }
        """;

    /// <summary>For <c>server { … }</c>: one location asks, the other is protected.</summary>
    public static string Locations(SetupTarget target) => $$"""
        location = /_ask_{{target.Name}} {
          internal;
          proxy_pass {{target.Portal.Scheme}}://portal/auth/forward/nginx?{{target.Words}};
        {{Tls(target.Portal.Scheme == Uri.UriSchemeHttps, target.Portal.Host)}}  proxy_set_header Host {{target.Portal.Authority}};
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_pass_request_body off;
          proxy_set_header Content-Length "";
          proxy_set_header X-Original-Method $request_method;
          proxy_set_header X-Original-URI $request_uri;
        }
        location {{(target.IsGit ? "~ ^/.+\\.git/" : $"{target.Root}/")}} {
          auth_request /_ask_{{target.Name}};
          auth_request_set $token_user $upstream_http_x_auth_user;
          client_max_body_size 0;
          proxy_request_buffering off;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host {{(target.IsUpstreamTls ? target.UpstreamHost : "$http_host")}};
          proxy_set_header X-Forwarded-Proto $scheme;
          proxy_set_header X-Auth-User $token_user;
        {{string.Concat(SetupTarget.CredentialHeaders.Select(header => $"  proxy_set_header {header} \"\";\n"))}}{{Tls(target.IsUpstreamTls, target.UpstreamHost.Split(':')[0])}}{{Pass(target)}}
        }
        """;

    // A location with a pattern takes no path in proxy_pass, hence the rewriting.
    private static string Pass(SetupTarget target)
    {
        var server = $"{(target.IsUpstreamTls ? "https" : "http")}://{target.Name}_upstream";
        return !target.IsGit ? $"  proxy_pass {server}{target.UpstreamPath}/;"
            : target.UpstreamPath.Length == 0 ? $"  proxy_pass {server};"
            : $"  rewrite ^(.*)$ {target.UpstreamPath}$1 break;\n  proxy_pass {server};";
    }

    private static string Tls(bool isTls, string name) => isTls ? $"  proxy_ssl_server_name on;\n  proxy_ssl_name {name};\n" : "";
}
