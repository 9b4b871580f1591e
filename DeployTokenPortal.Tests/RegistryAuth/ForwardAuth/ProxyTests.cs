using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.ForwardAuth;

/// <summary>Each proxy is read in its own way and believed in no other (real-clients §3).</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private const string Npm = "format=npm&project=acme/platform/svc";
    private readonly ForwardDoor _door = new(isListening: true);
    private (string, string) _read;

    public async ValueTask InitializeAsync()
    {
        await _door.OpenAsync();
        _read = ("Deploy-Token", await _door.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry));
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Fact]
    public async Task Read_only_token_cannot_write_by_sending_the_other_proxys_headers()
    {
        var nginx = await _door.NginxAsync(Npm, "PUT", "/widget", _read, ("X-Forwarded-Method", "GET"), ("X-Forwarded-Uri", "/widget"));
        var caddy = await _door.ForwardedAsync("caddy", Npm, "PUT", "/widget", _read, ("X-Original-Method", "GET"), ("X-Original-URI", "/widget"));
        var traefik = await _door.ForwardedAsync("traefik", Npm, "PUT", "/widget", _read, ("X-Original-Method", "GET"), ("X-HTTP-Method-Override", "GET"));

        Assert.Equal([403, 403, 403], new[] { nginx, caddy, traefik }.Select(answer => (int)answer.StatusCode));
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task Read_only_token_cannot_write_behind_the_proxy_by_claiming_another_method(string header)
    {
        Assert.Equal(200, (int)(await _door.NginxAsync(Npm, "GET", "/widget", _read)).StatusCode);
        Assert.Equal(403, (int)(await _door.NginxAsync(Npm, "GET", "/widget", _read, (header, "PUT"))).StatusCode);
    }

    [Theory]
    [InlineData("nginx", "X-Forwarded-Method", "X-Forwarded-Uri")]
    [InlineData("caddy", "X-Original-Method", "X-Original-URI")]
    [InlineData("traefik", "X-Original-Method", "X-Original-URI")]
    [InlineData("nginx", "X-Original-Method", "X-None")]
    [InlineData("caddy", "X-None", "X-Forwarded-Uri")]
    public async Task Missing_headers_of_its_own_are_refused(string proxy, string method, string target)
    {
        var answer = await _door.SendAsync($"/auth/forward/{proxy}?format=npm&project=acme/open", [(method, "GET"), (target, "/widget")]);

        Assert.Equal(403, (int)answer.StatusCode);
    }

    [Theory]
    // A client's own query, added by a careless proxy, is never more than a refusal.
    [InlineData("format=npm&project=acme/open&project=acme/platform/svc")]
    [InlineData("format=npm&project=acme/open&group=acme")]
    [InlineData("format=npm&format=generic&project=acme/open")]
    [InlineData("format=npm&project=acme/open&write=true")]
    [InlineData("format=cargo&project=acme/open")]
    [InlineData("format=npm")]
    [InlineData("format=git&group=acme")]
    [InlineData("project=acme/open")]
    [InlineData("format=npm&project=acme/open&root=/npm")]
    public async Task Location_that_is_not_clear_is_refused(string location)
    {
        Assert.Equal(200, (int)(await _door.NginxAsync("format=npm&project=acme/open", "GET", "/widget")).StatusCode);
        Assert.Equal(403, (int)(await _door.NginxAsync(location, "GET", "/widget")).StatusCode);
    }

    [Theory]
    [InlineData("/npm/widget", 200)]
    [InlineData("/npm", 200)]
    [InlineData("/npm2/widget", 403)]
    [InlineData("/NPM/widget", 403)]
    [InlineData("/npm/../other/widget", 403)]
    [InlineData("/npm/%2e%2e/other", 403)]
    [InlineData("//npm/widget", 403)]
    public async Task Root_is_compared_in_whole_segments(string target, int status) =>
        Assert.Equal(status, (int)(await _door.NginxAsync("format=generic&project=acme/open&root=/npm", "GET", target)).StatusCode);

    [Theory]
    [InlineData("/api/v4/projects/acme%2Fplatform%2Fsvc/packages/npm/widget", 200)]
    [InlineData("/api/v4/projects/acme%2fPlatform%2Fsvc/packages/npm/@acme%2fwidget", 200)]
    [InlineData("/api/v4/projects/acme/platform/svc/packages/npm/widget", 403)]
    [InlineData("/api/v4/projects/acme%2Fplatform%2F..%2Fother/packages/npm/widget", 403)]
    [InlineData("/api/v4/projects/other%2Fapp/packages/npm/widget", 403)]
    [InlineData("/api/v4/projects/acme%2Fopen/packages/npm/../../../other%2Fapp/packages/npm/widget", 403)]
    [InlineData("/api/v4/projects/999999999999999999999/packages/npm/widget", 403)]
    [InlineData("/api/v4/groups/acme/-/packages/npm/widget", 403)]
    [InlineData("/api/v4/packages/npm/widget", 403)]
    [InlineData("/api/v4/projects/acme%2Fplatform%2Fsvc/deploy_tokens", 403)]
    public async Task GitLab_addresses_name_their_project_themselves(string target, int status) =>
        Assert.Equal(status, (int)(await _door.NginxAsync("", "GET", target, _read)).StatusCode);

    [Fact]
    public async Task GitLab_address_takes_the_number_of_a_project()
    {
        var answer = await _door.NginxAsync("", "GET", $"/api/v4/projects/{_door.Door.Svc.Id}/packages/maven/g/a/1/a-1.jar", _read);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Grant_tells_the_upstream_who_and_where_but_no_secret()
    {
        var answer = await _door.NginxAsync(Npm, "GET", "/widget", _read);

        Assert.Equal("ci", Assert.Single(answer.Headers.GetValues("X-Auth-User")));
        Assert.Equal("acme/platform/svc", Assert.Single(answer.Headers.GetValues("X-Auth-Project")));
        Assert.Equal("read", Assert.Single(answer.Headers.GetValues("X-Auth-Action")));
        Assert.NotEmpty(Assert.Single(answer.Headers.GetValues("X-Auth-Token")));
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(_read.Item2, answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("PUT", 403)]
    public async Task Envoy_asks_with_the_clients_own_method_and_path(string method, int status)
    {
        var answer = await _door.SendAsync("/auth/forward/envoy/@acme%2fwidget", [("X-Auth-Location", Npm), _read], method);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Envoy_without_its_location_is_refused()
    {
        Assert.Equal(403, (int)(await _door.SendAsync("/auth/forward/envoy/widget", [_read])).StatusCode);
        Assert.Equal(403, (int)(await _door.SendAsync("/auth/forward/envoy/widget", [_read, ("X-Auth-Location", Npm), ("X-Auth-Location", Npm)])).StatusCode);
    }

    [Fact]
    public async Task Untrusted_peer_is_not_believed()
    {
        await using var portal = new PortalFactory(("Portal:ForwardedHeaders:TrustedProxies:0", "192.0.2.1"), ("Portal:ForwardedHeaders:TrustedProxies:1", "192.0.2.2"));
        using var client = portal.CreatePlainClient();
        using var nginx = new HttpRequestMessage(HttpMethod.Get, "/auth/forward/nginx?format=git") { Headers = { { "X-Original-Method", "GET" }, { "X-Original-URI", "/a/b.git/info/refs?service=git-upload-pack" } } };
        using var envoy = new HttpRequestMessage(HttpMethod.Get, "/auth/forward/envoy/a/b.git/info/refs?service=git-upload-pack") { Headers = { { "X-Auth-Location", "format=git" } } };

        // A believed check of an unknown repository without a credential would be 401.
        Assert.Equal(403, (int)(await client.SendAsync(nginx)).StatusCode);
        Assert.Equal(403, (int)(await client.SendAsync(envoy)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v2/", 200)]
    [InlineData("GET", "/v2/acme/platform/svc/web/manifests/v1", 200)]
    [InlineData("PUT", "/v2/acme/platform/svc/web/manifests/v1", 403)]
    [InlineData("GET", "/v2/other/app/manifests/v1", 404)]
    [InlineData("POST", "/v2/acme/platform/svc/blobs/uploads/", 403)]
    [InlineData("GET", "/v2/_catalog", 403)]
    public async Task Images_of_a_registry_without_token_sign_in_follow_the_image_name(string method, string target, int status)
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.ReadRegistry);

        Assert.Equal(status, (int)(await _door.ForwardedAsync("caddy", "format=oci", method, target, ForwardDoor.Basic("ci", secret))).StatusCode);
    }

    [Theory]
    [InlineData("acme/open", 200)]
    [InlineData("other/app", 403)]
    [InlineData("acme/open&from=other/app", 403)]
    public async Task Layer_is_mounted_only_from_an_image_in_reach(string from, int status)
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry);

        var answer = await _door.ForwardedAsync(
            "caddy", "format=oci", "POST", $"/v2/acme/platform/svc/blobs/uploads/?mount=sha256:00&from={from}", ForwardDoor.Basic("ci", secret));

        Assert.Equal(status, (int)answer.StatusCode);
    }
}
