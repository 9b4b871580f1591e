using System.Globalization;

namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>Envoy with <c>ext_authz</c> over HTTP. The check's path is the client's own, so a header says what stands behind the location.</summary>
internal static class EnvoySetup
{
    /// <summary>For the virtual host: the route, which no client header survives.</summary>
    public static string Route(SetupTarget target) => $$"""
        - match: { {{(target.IsGit ? "safe_regex: { regex: \"/.+[.]git/.*\" }" : $"prefix: \"{target.Root}/\"")}} }
          route:
            cluster: {{target.Name}}
        {{Rewriting(target)}}{{(target.IsUpstreamTls ? "    auto_host_rewrite: true\n" : "")}}    timeout: 0s
          request_headers_to_remove: [{{string.Join(", ", SetupTarget.CredentialHeaders.Select(header => header.ToLowerInvariant()))}}]
        """;

    /// <summary>For <c>http_filters</c>, before the router.</summary>
    public static string Filter(SetupTarget target) => $$"""
        - name: envoy.filters.http.ext_authz
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
            allowed_headers:
              patterns: [{{string.Join(", ", SetupTarget.CredentialHeaders.Select(header => $"{{exact: {header.ToLowerInvariant()}}}"))}}]
            http_service:
              server_uri: { uri: "{{target.PortalUrl}}", cluster: portal, timeout: 5s }
              path_prefix: /auth/forward/envoy
              authorization_request:
                headers_to_add: [{ key: X-Auth-Location, value: "{{target.Words}}" }]
              authorization_response:
                allowed_upstream_headers: { patterns: [{ exact: x-auth-user }] }
        """;

    /// <summary>For <c>clusters</c>.</summary>
    public static string Clusters(SetupTarget target) =>
        Cluster("portal", target.Portal, target.Portal.Scheme == Uri.UriSchemeHttps) + "\n" + Cluster(target.Name, new Uri(target.UpstreamAuthority), target.IsUpstreamTls);

    private static string Rewriting(SetupTarget target) => target.IsGit
        ? target.UpstreamPath.Length == 0 ? "" : $"    regex_rewrite: {{ pattern: {{ regex: \"^/\" }}, substitution: \"{target.UpstreamPath}/\" }}\n"
        : $"    prefix_rewrite: \"{target.UpstreamPath}/\"\n";

    private static string Cluster(string name, Uri address, bool isTls) => string.Create(CultureInfo.InvariantCulture, $$"""
        - name: {{name}}
          type: STRICT_DNS
          load_assignment:
            cluster_name: {{name}}
            endpoints:
              - lb_endpoints:
                  - endpoint: { address: { socket_address: { address: {{address.Host}}, port_value: {{address.Port}} } } }
        """) + (isTls ? $$"""

          transport_socket:
            name: envoy.transport_sockets.tls
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
              sni: {{address.Host}}
        """ : "");
}
