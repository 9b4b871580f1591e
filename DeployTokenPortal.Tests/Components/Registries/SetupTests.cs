using System.Diagnostics;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Pages.Registries.Setup;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Registries;

/// <summary>What is generated to paste is exactly this, and nginx and Caddy themselves accept it for every format.</summary>
public sealed class SetupTests
{
    public static TheoryData<string, string> Everywhere => new MatrixTheoryData<string, string>(
        [.. Enum.GetValues<RegistryFormat>().Where(format => format != RegistryFormat.Oci).Select(RegistryFormatNames.NameOf)],
        ["http://127.0.0.1:4873", "https://127.0.0.1/packages/{project_path}", "http://127.0.0.1:81/{group_path}/x"]);

    private static readonly string[] s_bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    [Fact]
    public void Nginx_asks_over_open_connections_and_takes_every_credential_away()
    {
        var target = Target(RegistryFormat.Npm, "http://127.0.0.1:4873");

        Assert.Equal("""
            upstream portal { server tokens.acme.example:443; keepalive 32; }
            upstream npm_upstream { server 127.0.0.1:4873; keepalive 32; }
            """, NginxSetup.Upstreams(target));
        Assert.Equal("""
            location = /_ask_npm {
              internal;
              proxy_pass https://portal/auth/forward/nginx?format=npm&project=acme/svc&root=/npm;
              proxy_ssl_server_name on;
              proxy_ssl_name tokens.acme.example;
              proxy_set_header Host tokens.acme.example;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_pass_request_body off;
              proxy_set_header Content-Length "";
              proxy_set_header X-Original-Method $request_method;
              proxy_set_header X-Original-URI $request_uri;
            }
            location /npm/ {
              auth_request /_ask_npm;
              auth_request_set $token_user $upstream_http_x_auth_user;
              client_max_body_size 0;
              proxy_request_buffering off;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Auth-User $token_user;
              proxy_set_header Authorization "";
              proxy_set_header Deploy-Token "";
              proxy_set_header X-NuGet-ApiKey "";
              proxy_set_header PRIVATE-TOKEN "";
              proxy_pass http://npm_upstream/;
            }
            """, NginxSetup.Locations(target));
    }

    [Fact]
    public void Caddy_asks_about_the_path_as_sent_with_a_query_of_its_own() => Assert.Equal("""
        packages.example.com {
        	route /maven/* {
        		forward_auth https://tokens.acme.example {
        			uri /auth/forward/caddy?format=maven&project=acme/svc&root=/maven
        			header_up Host {upstream_hostport}
        			copy_headers X-Auth-User
        		}
        		uri strip_prefix /maven
        		rewrite * /m2/acme/svc{uri}
        		reverse_proxy http://127.0.0.1:8082 {
        			header_up -Authorization
        			header_up -Deploy-Token
        			header_up -X-NuGet-ApiKey
        			header_up -PRIVATE-TOKEN
        			flush_interval -1
        		}
        	}
        }
        """, CaddySetup.Site(Target(RegistryFormat.Maven, "http://127.0.0.1:8082/m2/{project_path}")));

    [Fact]
    public void Traefik_asks_before_it_changes_the_path() => Assert.Equal("""
        http:
          routers:
            pypi:
              rule: "Host(`packages.example.com`) && PathPrefix(`/pypi/`)"
              middlewares: [pypi-ask, pypi-clean, pypi-strip, pypi-add]
              service: pypi
          middlewares:
            pypi-ask:
              forwardAuth:
                address: "https://tokens.acme.example/auth/forward/traefik?format=pypi&project=acme/svc&kind=virtual&root=/pypi"
                authResponseHeaders: [X-Auth-User]
            pypi-clean:
              headers:
                customRequestHeaders:
                  Authorization: ""
                  Deploy-Token: ""
                  X-NuGet-ApiKey: ""
                  PRIVATE-TOKEN: ""
            pypi-strip:
              stripPrefix:
                prefixes: [/pypi]
            pypi-add:
              addPrefix:
                prefix: /cache
          services:
            pypi:
              loadBalancer:
                passHostHeader: false
                servers:
                  - url: "https://pypi.acme.example"
        """, TraefikSetup.Dynamic(Target(RegistryFormat.PyPi, "https://pypi.acme.example/cache", kind: RegistryConnectionKind.Virtual)));

    [Fact]
    public void Envoy_says_in_a_header_what_stands_behind_the_location()
    {
        var target = Target(RegistryFormat.NuGet, "http://127.0.0.1:5000/v3");

        Assert.Equal("""
            - name: envoy.filters.http.ext_authz
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
                allowed_headers:
                  patterns: [{exact: authorization}, {exact: deploy-token}, {exact: x-nuget-apikey}, {exact: private-token}]
                http_service:
                  server_uri: { uri: "https://tokens.acme.example", cluster: portal, timeout: 5s }
                  path_prefix: /auth/forward/envoy
                  authorization_request:
                    headers_to_add: [{ key: X-Auth-Location, value: "format=nuget&project=acme/svc&root=/nuget" }]
                  authorization_response:
                    allowed_upstream_headers: { patterns: [{ exact: x-auth-user }] }
            """, EnvoySetup.Filter(target));
        Assert.Equal("""
            - match: { prefix: "/nuget/" }
              route:
                cluster: nuget
                prefix_rewrite: "/v3/"
                timeout: 0s
              request_headers_to_remove: [authorization, deploy-token, x-nuget-apikey, private-token]
            """, EnvoySetup.Route(target));
    }

    [Theory]
    [InlineData(ResourceKind.Project, "{project_path}", "project=acme/svc")]
    [InlineData(ResourceKind.Group, "{project_path}", "project=acme/svc/PROJECT")]
    [InlineData(ResourceKind.Group, "shared", "group=acme/svc")]
    [InlineData(ResourceKind.Instance, "shared", "project=GROUP/PROJECT")]
    public void Location_names_the_holder_or_what_has_to_be_written(ResourceKind kind, string path, string word) => Assert.Equal(
        $"format=npm&{word}&root=/npm", Target(RegistryFormat.Npm, $"http://127.0.0.1:4873/{path}", kind).Words);

    [Fact]
    public void Git_needs_no_holder_and_its_repositories_lie_behind_what_precedes_the_path()
    {
        var target = Target(RegistryFormat.Git, "http://127.0.0.1:8081/git/{project_path}.git", ResourceKind.Instance);

        Assert.Equal(("format=git", "/git"), (target.Words, target.UpstreamPath));
        Assert.Contains("rewrite ^(.*)$ /git$1 break;", NginxSetup.Locations(target), StringComparison.Ordinal);
        Assert.Contains("location ~ ^/git(?<repository>/.+\\.git/", UpstreamSetup.GitBackend(target), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdaccio_is_open_and_a_virtual_one_fetches_from_elsewhere()
    {
        Assert.Equal("""
            # config.yaml
            storage: ./storage
            listen: 127.0.0.1:4873
            auth: {}
            uplinks: {}
            packages:
              "**":
                access: $all
                publish: $all
                unpublish: $all
            """, UpstreamSetup.Verdaccio(Target(RegistryFormat.Npm, "http://127.0.0.1:4873")));
        Assert.EndsWith("\n    proxy: origin", UpstreamSetup.Verdaccio(Target(RegistryFormat.Npm, "http://127.0.0.1:4873", kind: RegistryConnectionKind.Virtual)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Nginx_accepts_it(string format, string url)
    {
        var target = Target(RegistryFormatNames.Find(format)!.Value, url, portal: "https://127.0.0.1:8443"); // A name would be resolved.
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Combine("packages"));
        var file = directory.Combine("nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            pid {{directory.Combine("nginx.pid")}};
            error_log stderr warn;
            events {}
            http {
            access_log off;
            {{string.Concat(s_bodies.Select(body => $"{body}_temp_path {directory.Combine(body)};\n"))}}
            {{NginxSetup.Upstreams(target)}}
            server {
            listen 127.0.0.1:1;
            {{NginxSetup.Locations(target)}}
            }
            {{UpstreamSetup.FileStore(target).Replace("/srv/packages", directory.Combine("packages"), StringComparison.Ordinal)}}
            {{UpstreamSetup.GitBackend(target)}}
            }
            """, TestContext.Current.CancellationToken);

        Assert.Contains("test is successful", await RunAsync("nginx", "-t", "-e", "stderr", "-c", file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Caddy_accepts_it(string format, string url)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Combine("Caddyfile");
        await File.WriteAllTextAsync(file, CaddySetup.Site(Target(RegistryFormatNames.Find(format)!.Value, url)), TestContext.Current.CancellationToken);

        Assert.Contains("forward/caddy?format=", await RunAsync("caddy", "adapt", "--adapter", "caddyfile", "--config", file), StringComparison.Ordinal);
    }

    private static SetupTarget Target(
        RegistryFormat format, string url, ResourceKind holder = ResourceKind.Project, RegistryConnectionKind kind = RegistryConnectionKind.Hosted,
        string portal = "https://tokens.acme.example") => new(
        new RegistryConnectionView(1, "x", format, kind, url, null, false, holder, 5, holder == ResourceKind.Instance ? "" : "acme/svc", true, default),
        portal);

    // What it says on both streams; a refusal fails with it.
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);
        return await output + error;
    }
}
