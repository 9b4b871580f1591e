namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>Traefik with the <c>forwardAuth</c> middleware, for its file provider. The portal is asked before the path changes.</summary>
internal static class TraefikSetup
{
    public static string Dynamic(SetupTarget target) => $$"""
        http:
          routers:
            {{target.Name}}:
              rule: "Host(`packages.example.com`) && {{(target.IsGit ? "PathRegexp(`^/.+[.]git/`)" : $"PathPrefix(`{target.Root}/`)")}}"
              middlewares: [{{string.Join(", ", Middlewares(target))}}]
              service: {{target.Name}}
          middlewares:
            {{target.Name}}-ask:
              forwardAuth:
                address: "{{target.PortalUrl}}/auth/forward/traefik?{{target.Words}}"
                authResponseHeaders: [X-Auth-User]
            {{target.Name}}-clean:
              headers:
                customRequestHeaders:
        {{string.Concat(SetupTarget.CredentialHeaders.Select(header => $"          {header}: \"\"\n"))}}{{Rewriting(target)}}  services:
            {{target.Name}}:
              loadBalancer:
                passHostHeader: {{(target.IsUpstreamTls ? "false" : "true")}}
                servers:
                  - url: "{{target.UpstreamAuthority}}"
        """;

    private static IEnumerable<string> Middlewares(SetupTarget target)
    {
        yield return $"{target.Name}-ask";
        yield return $"{target.Name}-clean";
        if (target.Root.Length > 0)
            yield return $"{target.Name}-strip";
        if (target.UpstreamPath.Length > 0)
            yield return $"{target.Name}-add";
    }

    private static string Rewriting(SetupTarget target) =>
        (target.Root.Length > 0 ? $"    {target.Name}-strip:\n      stripPrefix:\n        prefixes: [{target.Root}]\n" : "")
        + (target.UpstreamPath.Length > 0 ? $"    {target.Name}-add:\n      addPrefix:\n        prefix: {target.UpstreamPath}\n" : "");
}
