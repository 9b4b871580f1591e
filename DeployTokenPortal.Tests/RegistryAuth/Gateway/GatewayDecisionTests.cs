using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Gateway;

/// <summary>Contract §5.2 and §6 at the gateway, with whole bodies; the full tables are those of forward-auth, which asks the same service.</summary>
public sealed class GatewayDecisionTests : IAsyncLifetime
{
    private const string Challenge = "Basic realm=\"GitLab Packages Registry\"";
    private readonly GatewayDoor _gateway = new();

    public async ValueTask InitializeAsync() => await _gateway.OpenAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, "200 package", """403 {"message":"403 Forbidden"}""")]
    [InlineData("svc", DeployTokenScopes.WritePackageRegistry, "200 package", "200 package")]
    [InlineData("foreign", DeployTokenScopes.WritePackageRegistry, """404 {"message":"404 Project Not Found"}""", """404 {"message":"404 Project Not Found"}""")]
    [InlineData("svc", DeployTokenScopes.ReadRegistry, """404 {"message":"404 Project Not Found"}""", """404 {"message":"404 Project Not Found"}""")]
    public async Task Private_project_answers_by_reach_and_scope(string of, DeployTokenScopes scopes, string read, string write)
    {
        await _gateway.ConnectAsync(RegistryFormat.Maven);
        var secret = await _gateway.SecretAsync(of, scopes);
        var target = _gateway.Packages("maven") + "/g/a/1/a-1.jar";

        Assert.Equal(read, await _gateway.AnswerAsync("GET", target, ("Deploy-Token", secret)));
        Assert.Equal(write, await _gateway.AnswerAsync("PUT", target, ("Deploy-Token", secret)));
    }

    [Theory]
    [InlineData("svc", "GET", "Gateway Read Allowed maven read acme/platform/svc")]
    [InlineData("svc", "PUT", "Gateway Write MissingScope maven write acme/platform/svc")]
    [InlineData("foreign", "GET", "Gateway Read OutOfReach maven read {id}")]
    public async Task Record_names_the_project_only_to_those_who_may_know_it(string of, string method, string expected)
    {
        await _gateway.ConnectAsync(RegistryFormat.Maven);
        var secret = await _gateway.SecretAsync(of, DeployTokenScopes.ReadPackageRegistry);

        await _gateway.AnswerAsync(method, _gateway.Packages("maven") + "/g/a/1/a-1.jar", ("Deploy-Token", secret));

        var (use, tally) = Assert.Single(_gateway.Door.Get<UsageRecorder>().Drain().Uses);
        Assert.Equal(expected.Replace("{id}", $"{_gateway.Door.Svc.Id}", StringComparison.Ordinal), $"{use.Door} {use.Action} {use.Outcome} {tally.Last.For} {tally.Last.Target}");
    }

    [Theory]
    [InlineData("PUT", "groups/{acme}/-/packages/maven/g/a/1/a-1.jar", "Write NeverAllowed {acme}")]
    [InlineData("GET", "projects/{svc}/packages/conan/v1/ping", "Read Allowed {svc}")]
    public async Task Guessed_number_does_not_become_a_path_on_the_page_of_the_token(string method, string path, string expected)
    {
        await _gateway.ConnectAsync(RegistryFormat.Maven);
        var secret = await _gateway.SecretAsync("foreign", DeployTokenScopes.WritePackageRegistry);
        string Numbered(string text) => text.Replace("{acme}", $"{_gateway.Door.Acme.Id}", StringComparison.Ordinal).Replace("{svc}", $"{_gateway.Door.Svc.Id}", StringComparison.Ordinal);

        await _gateway.AnswerAsync(method, "/api/v4/" + Numbered(path), ForwardDoor.Basic("ci", secret));

        var (use, tally) = Assert.Single(_gateway.Door.Get<UsageRecorder>().Drain().Uses);
        Assert.Equal(Numbered(expected), $"{use.Action} {use.Outcome} {tally.Last.Target}");
    }

    [Fact]
    public async Task Nobody_is_challenged_where_it_is_private_and_reads_where_it_is_public()
    {
        await _gateway.ConnectAsync(RegistryFormat.Npm);

        using var closed = await _gateway.SendAsync("GET", _gateway.Packages("npm") + "/widget");
        var open = await _gateway.AnswerAsync("GET", _gateway.Packages("npm", _gateway.Door.Open) + "/widget");

        Assert.Equal("""401 {"message":"401 Unauthorized","error":"Unauthorized"}""", await ApiDoor.TextAsync(closed));
        Assert.Equal(Challenge, closed.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal("200 package", open);
    }

    [Fact]
    public async Task Shared_registry_opens_to_tokens_of_its_group_only()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic, "/shared", ResourceKind.Group, _gateway.Door.Acme.Id);
        var (svc, acme) = (await _gateway.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry), await _gateway.SecretAsync("acme", DeployTokenScopes.WritePackageRegistry));
        var target = _gateway.Packages("generic") + "/app/1/x";
        var open = _gateway.Packages("generic", _gateway.Door.Open) + "/app/1/x";

        Assert.Equal(
            """403 {"message":"403 Forbidden - the registry behind it is shared by a whole group: use a token of that group"}""",
            await _gateway.AnswerAsync("GET", target, ("Deploy-Token", svc)));
        Assert.Equal("401", (await _gateway.AnswerAsync("GET", open))[..3]);
        Assert.Empty(_gateway.Upstream.Seen);
        Assert.Equal("200 package", await _gateway.AnswerAsync("PUT", target, ("Deploy-Token", acme)));
        Assert.Equal("PUT /shared/app/1/x", Assert.Single(_gateway.Upstream.Seen).ToString());
    }

    [Fact]
    public async Task Registry_shared_by_the_instance_opens_to_no_token()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic, "/shared");
        var acme = await _gateway.SecretAsync("acme", DeployTokenScopes.WritePackageRegistry);

        Assert.StartsWith("403", await _gateway.AnswerAsync("GET", _gateway.Packages("generic") + "/app/1/x", ("Deploy-Token", acme)), StringComparison.Ordinal);
        Assert.Empty(_gateway.Upstream.Seen);
    }

    [Fact]
    public async Task Disabled_connection_is_as_good_as_none_at_the_next_request()
    {
        var connection = await _gateway.ConnectAsync(RegistryFormat.Generic);
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);
        var target = _gateway.Packages("generic") + "/app/1/x";
        var before = await _gateway.AnswerAsync("GET", target, ("Deploy-Token", secret));

        TestPortal.Succeeded(await _gateway.Door.Get<RegistryConnectionService>().UpdateAsync(
            _gateway.Door.Root, connection.Id, new RegistryConnectionChange { IsEnabled = false }, CancellationToken.None));

        Assert.Equal("200 package", before);
        Assert.Equal("""404 {"message":"404 Not Found - no generic registry is connected here"}""", await _gateway.AnswerAsync("GET", target, ("Deploy-Token", secret)));
    }

    [Theory]
    [InlineData(DeployTokenScopes.ReadVirtualRegistry, "200", "403")]
    [InlineData(DeployTokenScopes.WriteVirtualRegistry, "200", "200")]
    [InlineData(DeployTokenScopes.WritePackageRegistry, "404", "404")]
    public async Task Virtual_registry_opens_to_its_own_scopes(DeployTokenScopes scopes, string read, string write)
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic, connection: RegistryConnectionKind.Virtual);
        var secret = await _gateway.SecretAsync("acme", scopes);
        var target = _gateway.Packages("generic") + "/app/1/x";

        Assert.Equal(read, (await _gateway.AnswerAsync("GET", target, ForwardDoor.Basic("ci", secret)))[..3]);
        Assert.Equal(write, (await _gateway.AnswerAsync("PUT", target, ("Deploy-Token", secret)))[..3]);
        Assert.Equal("401", (await _gateway.AnswerAsync("GET", target, ForwardDoor.Basic("other", secret)))[..3]);
    }

    [Theory]
    // Contract §6, caller by fetch and push.
    [InlineData("svc", DeployTokenScopes.ReadRepository, "200", "403 You are not allowed to upload code.")]
    [InlineData("svc", DeployTokenScopes.ReadRegistry, "403 You are not allowed to download code.", "403 You are not allowed to upload code.")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, "401", "401")]
    [InlineData("foreign", DeployTokenScopes.ReadRepository, "401", "401")]
    public async Task Git_fetches_and_never_pushes(string of, DeployTokenScopes scopes, string fetch, string push)
    {
        await _gateway.ConnectAsync(RegistryFormat.Git, "/git/{project_path}.git");
        var basic = ForwardDoor.Basic("ci", await _gateway.SecretAsync(of, scopes));
        const string Refs = "/acme/platform/svc.git/info/refs?service=git-";

        Assert.StartsWith(fetch, await _gateway.AnswerAsync("GET", Refs + "upload-pack", basic), StringComparison.Ordinal);
        Assert.StartsWith(push, await _gateway.AnswerAsync("GET", Refs + "receive-pack", basic), StringComparison.Ordinal);
        Assert.StartsWith("403", await _gateway.AnswerAsync("HEAD", Refs + "upload-pack", basic), StringComparison.Ordinal);
        Assert.DoesNotContain(_gateway.Upstream.Seen, seen => seen.ToString() != "GET /git/acme/platform/svc.git/info/refs?service=git-upload-pack");
    }

    [Fact]
    public async Task Git_asks_for_a_password_in_its_own_words()
    {
        await _gateway.ConnectAsync(RegistryFormat.Git, "/git/{project_path}.git");

        using var response = await _gateway.SendAsync("GET", "/acme/none.git/info/refs?service=git-upload-pack");

        Assert.StartsWith("401 HTTP Basic: Access denied", await ApiDoor.TextAsync(response), StringComparison.Ordinal);
        Assert.Equal("Basic realm=\"GitLab\"", response.Headers.WwwAuthenticate.Single().ToString());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("""{"operation":"download","objects":[]}""", "200")]
    [InlineData("""{"operation":"upload","objects":[]}""", "403")]
    [InlineData("""{"operation":["download"]}""", "403")]
    [InlineData("not json", "403")]
    public async Task Lfs_batch_is_a_read_only_when_it_downloads(string body, string status)
    {
        await _gateway.ConnectAsync(RegistryFormat.Git, "/git/{project_path}.git");
        var basic = ForwardDoor.Basic("ci", await _gateway.SecretAsync("svc", DeployTokenScopes.ReadRepository));

        using var response = await _gateway.SendAsync("POST", "/acme/platform/svc.git/info/lfs/objects/batch", new StringContent(body), basic);

        Assert.Equal(status, $"{(int)response.StatusCode}");
        Assert.Equal(status == "200" ? body.Length : null, _gateway.Upstream.Seen.SingleOrDefault()?.BodyLength);
    }

    [Theory]
    [InlineData("npm/@acme%2fwidget", "GET /acme/@acme%2fwidget")]
    [InlineData("npm/@acme/widget/-/widget-1.0.0.tgz", "GET /acme/@acme/widget/-/widget-1.0.0.tgz")]
    [InlineData("maven/acme/platform/svc/1.0/svc-1.0.jar", "GET /acme/platform/svc/acme/platform/svc/1.0/svc-1.0.jar")]
    [InlineData("maven/acme/platform/svc/maven-metadata.xml", "GET /acme/platform/svc/acme/platform/svc/maven-metadata.xml")]
    [InlineData("conan/v1/conans/hello/1.0/acme+platform+svc/stable", "GET /acme/platform/svc/v1/conans/hello/1.0/acme+platform+svc/stable")]
    public async Task Instance_level_address_finds_the_holder_in_the_packages_name(string path, string asked)
    {
        await _gateway.ConnectAsync(RegistryFormat.Npm, "/{group_path}", ResourceKind.Group, _gateway.Door.Acme.Id);
        await _gateway.ConnectAsync(RegistryFormat.Maven);
        await _gateway.ConnectAsync(RegistryFormat.Conan);
        var secret = await _gateway.SecretAsync("acme", DeployTokenScopes.ReadPackageRegistry);

        var answer = await _gateway.AnswerAsync("GET", $"/api/v4/packages/{path}", ("Authorization", $"Bearer {secret}"));
        var maven = await _gateway.AnswerAsync("GET", $"/api/v4/packages/{path}", ("Deploy-Token", secret));

        Assert.Contains("200 package", new[] { answer, maven });
        Assert.Contains(asked, _gateway.Upstream.Seen.Select(seen => seen.ToString()));
    }

    [Theory]
    [InlineData("maven/g/a/1.0/a-1.0.jar", """403 {"message":"403 Forbidden"}""")]
    [InlineData("npm/widget", """404 {"error":"404 Not Found"}""")]
    [InlineData("conan/v1/conans/hello/1.0/_/_", """404 {"error":"404 Not Found"}""")]
    [InlineData("pypi/simple/x", """404 {"error":"404 Not Found"}""")]
    public async Task Instance_level_address_of_nobodys_package_is_refused(string path, string expected)
    {
        var secret = await _gateway.SecretAsync("acme", DeployTokenScopes.ReadPackageRegistry);

        Assert.Equal(expected, await _gateway.AnswerAsync("GET", $"/api/v4/packages/{path}", ("Deploy-Token", secret)));
    }
}
