namespace DeployTokenPortal.E2E.Support.Doors;

/// <summary>nginx as reverse proxy in front of a registry, set up as <c>/help/packages-and-git</c> says.</summary>
public static class NginxDoor
{
    /// <summary>Serves the registry under <see cref="ProtectedRegistry.Path"/> and under <see cref="ProtectedRegistry.GitLabPath"/>.</summary>
    public static Task<NginxProcess> StartAsync(PortalProcess portal, ProtectedRegistry registry)
    {
        (string Path, string Words)[] places = [(registry.Path, "?" + registry.Words), (registry.GitLabPath, "")];
        return NginxProcess.StartAsync(
            new Dictionary<string, Uri> { ["portal"] = portal.Address, ["registry"] = registry.Upstream },
            _ => string.Concat(places.DistinctBy(place => place.Path).Select((place, at) => Location($"/_ask_{at}", place.Path, place.Words))));
    }

    private static string Location(string ask, string path, string words) => $$"""
            location = {{ask}} {
              internal;
              proxy_pass http://portal/auth/forward/nginx{{words}};
              proxy_http_version 1.1; proxy_set_header Connection "";
              proxy_pass_request_body off; proxy_set_header Content-Length "";
              proxy_set_header X-Original-Method $request_method;
              proxy_set_header X-Original-URI $request_uri;
            }
            location {{path}} {
              auth_request {{ask}};
              auth_request_set $granted_user $upstream_http_x_auth_user;
              proxy_set_header X-Auth-User $granted_user;
              proxy_set_header Authorization "";
              proxy_set_header Deploy-Token "";
              proxy_set_header X-NuGet-ApiKey "";
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-Prefix "{{path.TrimEnd('/')}}";
              proxy_http_version 1.1; proxy_set_header Connection "";
              proxy_request_buffering off; proxy_buffering off;
              proxy_pass http://registry/;
            }

        """;
}
