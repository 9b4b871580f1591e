namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>Caddy with <c>forward_auth</c>. Its <c>uri</c> has a query of its own, or Caddy would add the client's (real-clients §3).</summary>
internal static class CaddySetup
{
    // route keeps the order as written: the portal is asked about the path as the client sent it.
    public static string Site(SetupTarget target) => $$"""
        packages.example.com {
        	{{(target.IsGit ? "@git path_regexp ^/.+\\.git/\n\troute @git" : $"route {target.Root}/*")}} {
        		forward_auth {{target.PortalUrl}} {
        			uri /auth/forward/caddy?{{target.Words}}
        			header_up Host {upstream_hostport}
        			copy_headers X-Auth-User
        		}
        {{Rewriting(target)}}		reverse_proxy {{target.UpstreamAuthority}} {
        {{(target.IsUpstreamTls ? "\t\t\theader_up Host {upstream_hostport}\n" : "")}}{{string.Concat(SetupTarget.CredentialHeaders.Select(header => $"\t\t\theader_up -{header}\n"))}}			flush_interval -1
        		}
        	}
        }
        """;

    private static string Rewriting(SetupTarget target) =>
        (target.Root.Length > 0 ? $"\t\turi strip_prefix {target.Root}\n" : "") + (target.UpstreamPath.Length > 0 ? $"\t\trewrite * {target.UpstreamPath}{{uri}}\n" : "");
}
