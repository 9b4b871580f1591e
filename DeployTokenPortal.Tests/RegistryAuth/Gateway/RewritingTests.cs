using System.Net;
using System.Text.Json;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.Tests.RegistryAuth.Gateway;

/// <summary>Indexes and metadata lead clients back to the gateway; everything else passes as it is.</summary>
public sealed class RewritingTests : IAsyncLifetime
{
    private readonly GatewayDoor _gateway = new();

    public async ValueTask InitializeAsync() => await _gateway.OpenAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    // format, path asked, type, upstream's body, client's body; {up} and {gw} are the two addresses of the registry.
    [InlineData("npm", "/@acme%2fwidget", "application/json", """{"n":1.50,"dist":{"tarball":"{up}/@acme/widget/-/widget-1.0.0.tgz"}}""", """{"n":1.50,"dist":{"tarball":"{gw}/@acme/widget/-/widget-1.0.0.tgz"}}""")]
    [InlineData("npm", "/widget", "application/vnd.npm.install-v1+json", """{"dist":{"tarball":"https://npm.internal/x/widget/-/widget-1.0.0.tgz"}}""", """{"dist":{"tarball":"{gw}/widget/-/widget-1.0.0.tgz"}}""")]
    [InlineData("npm", "/widget", "application/json", """{"repository":"https://code.example/widget","other":"{up}x/y"}""", """{"repository":"https://code.example/widget","other":"{up}x/y"}""")]
    [InlineData("pypi", "/simple/widget/", "text/html", """<a href="../../files/w-1.whl#sha256=ab">w</a><a href='/elsewhere'>x</a>""", """<a href="{gw}/files/w-1.whl#sha256=ab">w</a><a href='{host}/elsewhere'>x</a>""")]
    [InlineData("pypi", "/simple/widget/", "application/vnd.pypi.simple.v1+json", """{"files":[{"url":"{up}/files/w-1.whl"}]}""", """{"files":[{"url":"{gw}/files/w-1.whl"}]}""")]
    [InlineData("helm", "/stable/index.yaml", "text/yaml", "urls:\n- {up}/charts/a-1.tgz\n", "urls:\n- {gw}/charts/a-1.tgz\n")]
    [InlineData("composer", "/packages.json", "application/json", """{"metadata-url":"{up}/p2/%package%.json"}""", """{"metadata-url":"{gw}/p2/%package%.json"}""")]
    [InlineData("conan", "/v1/conans/hello/1.0/_/_/download_urls", "application/json", """{"conanfile.py":"{up}/v1/files/hello"}""", """{"conanfile.py":"{gw}/v1/files/hello"}""")]
    [InlineData("generic", "/app/1/x.json", "application/json", """{"a" : "{up}/x"}""", """{"a" : "{up}/x"}""")]
    public async Task Links_lead_back_to_the_gateway(string format, string path, string type, string upstream, string client)
    {
        await _gateway.ConnectAsync(RegistryFormatNames.Find(format)!.Value, "/reg/{project_path}");
        string Fill(string text) => text
            .Replace("{up}", $"{_gateway.Upstream.Address}/reg/acme/platform/svc", StringComparison.Ordinal)
            .Replace("{host}", _gateway.Upstream.Address, StringComparison.Ordinal)
            .Replace("{gw}", "https://portal.example" + _gateway.Packages(format), StringComparison.Ordinal);
        Serve(type, Fill(upstream));
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages(format) + path, ForwardDoor.Basic("ci", secret), ("Accept-Encoding", "gzip"));

        Assert.Equal("200 " + Fill(client), await ApiDoor.TextAsync(response) + (client.EndsWith('\n') ? "\n" : ""));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Lfs_actions_lead_back_and_lose_the_upstreams_credential()
    {
        await _gateway.ConnectAsync(RegistryFormat.Git, "/git/{project_path}.git");
        Serve("application/vnd.git-lfs+json", $$$$$"""
            {"objects":[{"oid":"ab","actions":{"download":{"href":"{{{{{_gateway.Upstream.Address}}}}}/git/acme/platform/svc.git/info/lfs/objects/ab","header":{"Authorization":"Basic secret","X":"1"}}}}]}
            """);
        var basic = ForwardDoor.Basic("ci", await _gateway.SecretAsync("svc", DeployTokenScopes.ReadRepository));

        using var response = await _gateway.SendAsync("POST", "/acme/platform/svc.git/info/lfs/objects/batch", new StringContent("""{"operation":"download"}"""), basic);

        Assert.Equal(
            """200 {"objects":[{"oid":"ab","actions":{"download":{"href":"https://portal.example/acme/platform/svc.git/info/lfs/objects/ab","header":{"X":"1"}}}}]}""",
            await ApiDoor.TextAsync(response));
    }

    [Fact]
    public async Task NuGet_index_is_public_and_names_only_what_goes_through_the_gateway()
    {
        await _gateway.ConnectAsync(RegistryFormat.NuGet, "/feed/{project_id}");
        var feed = $"{_gateway.Upstream.Address}/feed/{_gateway.Door.Svc.Id}";
        Serve("application/json", $$"""
            {"version":"3.0.0","resources":[
              {"@id":"{{feed}}/flat/","@type":"PackageBaseAddress/3.0.0","comment":"kept"},
              {"@id":"{{feed}}/reg/{id}/{version}","@type":"Template/1.0.0"},
              {"@id":"https://elsewhere.example/publish","@type":"PackagePublish/2.0.0"}]}
            """);

        var answer = await _gateway.AnswerAsync("GET", _gateway.Packages("nuget") + "/index.json");

        var root = "https://portal.example" + _gateway.Packages("nuget");
        Assert.Equal(
            $$"""200 {"version":"3.0.0","resources":[{"@id":"{{root}}/flat/","@type":"PackageBaseAddress/3.0.0","comment":"kept"},{"@id":"{{root}}/reg/{id}/{version}","@type":"Template/1.0.0"}]}""",
            answer);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"resources":[]}""")]
    public async Task NuGet_index_has_GitLabs_addresses_where_the_upstream_has_none(int status, string body)
    {
        await _gateway.ConnectAsync(RegistryFormat.NuGet);
        Serve("application/json", body, status);

        var answer = await _gateway.AnswerAsync("GET", _gateway.Packages("nuget") + "/index.json");

        using var index = JsonDocument.Parse(answer[4..]);
        var ids = index.RootElement.GetProperty("resources").EnumerateArray().Select(resource => (resource.GetProperty("@type").GetString(), resource.GetProperty("@id").GetString())).ToList();
        Assert.Contains(("PackagePublish/2.0.0", $"https://portal.example{_gateway.Packages("nuget")}/"), ids);
        Assert.Contains(("PackageBaseAddress/3.0.0", $"https://portal.example{_gateway.Packages("nuget")}/download/"), ids);
    }

    [Theory]
    [InlineData("acme%2Fplatform%2Fsvc", """400 {"error":"id is invalid"}""")]
    [InlineData("999", """401 {"message":"401 Unauthorized"}""")]
    public async Task NuGet_index_takes_numbers_of_projects_that_exist(string id, string expected) =>
        Assert.Equal(expected, await _gateway.AnswerAsync("GET", $"/api/v4/projects/{id}/packages/nuget/index.json"));

    [Fact]
    public async Task NuGet_key_beside_a_password_is_one_credential_too_many()
    {
        await _gateway.ConnectAsync(RegistryFormat.NuGet);
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry);

        var both = await _gateway.AnswerAsync("PUT", _gateway.Packages("nuget"), ForwardDoor.Basic("ci", secret), ("X-NuGet-ApiKey", secret));
        var key = await _gateway.AnswerAsync("PUT", _gateway.Packages("nuget"), ("X-NuGet-ApiKey", secret));

        Assert.Equal("""400 {"message":"400 Bad request - Found more than one set of credentials"}""", both);
        Assert.Equal("200 package", key);
        Assert.Equal("PUT /acme/platform/svc/", Assert.Single(_gateway.Upstream.Seen).ToString());
    }

    [Fact]
    public async Task Index_that_is_none_is_the_upstreams_fault()
    {
        await _gateway.ConnectAsync(RegistryFormat.Npm);
        Serve("application/json", "{\"name\":");
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages("npm") + "/widget", ("Authorization", $"Bearer {secret}"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    private void Serve(string type, string body, int status = 200) => _gateway.Upstream.Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };
}
