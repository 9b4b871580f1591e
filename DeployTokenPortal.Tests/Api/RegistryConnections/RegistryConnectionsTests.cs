using System.Text.Json;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.RegistryConnections;

public sealed class RegistryConnectionsTests : IAsyncLifetime
{
    private const string Path = "/registry_connections";
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Administrator_creates_reads_changes_and_deletes_without_ever_seeing_the_password()
    {
        var project = _api.Door.Svc.Id;
        var created = await _api.AnswerAsync("POST", Path, _api.Root, $$"""
            {"name":"Verdaccio","format":"npm","upstream_url":"http://127.0.0.1:4873/{project_path}/","upstream_username":"portal","upstream_password":"hunter2","project_id":{{project}}}
            """);
        var id = JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetInt64();
        var changed = await _api.AnswerAsync("PUT", $"{Path}/{id}", _api.Root, """{"enabled":false,"kind":"virtual","upstream_password":""}""");
        var read = await _api.AnswerAsync("GET", $"{Path}/{id}", _api.Root);
        var listed = await _api.AnswerAsync("GET", $"{Path}?project_id={project}", _api.Root);
        var deleted = await _api.AnswerAsync("DELETE", $"{Path}/{id}", _api.Root);

        Assert.Equal(
            $$"""201 {"id":{{id}},"name":"Verdaccio","format":"npm","kind":"hosted","upstream_url":"http://127.0.0.1:4873/{project_path}","upstream_username":"portal","has_upstream_password":true,"project_id":{{project}},"group_id":null,"enabled":true,"created_at":"2026-11-23T12:00:00.000Z"}""",
            created);
        Assert.Contains("""
            "kind":"virtual","upstream_url":"http://127.0.0.1:4873/{project_path}","upstream_username":"portal","has_upstream_password":false
            """.Trim(), changed, StringComparison.Ordinal);
        Assert.Contains("\"enabled\":false", changed, StringComparison.Ordinal);
        Assert.Equal((changed, $"200 [{changed[4..]}]", "204"), (read, listed, deleted));
        Assert.Equal("404 {\"message\":\"404 Not found\"}", await _api.AnswerAsync("GET", $"{Path}/{id}", _api.Root));
    }

    [Theory]
    [InlineData("{}", """400 {"error":"format is missing, upstream_url is missing"}""")]
    [InlineData("""{"format":"svn","upstream_url":"http://a.example"}""", """400 {"error":"format does not have a valid value"}""")]
    [InlineData("""{"format":null,"upstream_url":"http://a.example"}""", """400 {"error":"format does not have a valid value"}""")]
    [InlineData("""{"format":"npm","kind":"own","upstream_url":"http://a.example"}""", """400 {"error":"kind does not have a valid value"}""")]
    [InlineData("""{"format":"npm","upstream_url":"http://a.example","project_id":1,"group_id":1}""", """400 {"error":"project_id, group_id are mutually exclusive"}""")]
    [InlineData("""{"format":"npm","upstream_url":"http://a.example","project_id":999}""", """404 {"message":"404 Project Not Found"}""")]
    public async Task Wrong_parameters_are_named(string json, string answer) => Assert.Equal(answer, await _api.AnswerAsync("POST", Path, _api.Root, json));

    [Theory]
    [InlineData("ftp://a.example")]
    [InlineData("http://user:x@a.example")]
    [InlineData("http://{project_path}.example")]
    [InlineData("http://a.example/{name}")]
    [InlineData("http://a.example/../x")]
    [InlineData("http://a.example/x#y")]
    public async Task Wrong_address_says_what_is_accepted(string address)
    {
        var answer = await _api.AnswerAsync("POST", Path, _api.Root, JsonSerializer.Serialize(new { format = "npm", upstream_url = address }));

        Assert.StartsWith("400 {\"message\":{\"upstream_url\":[\"Write the address as", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_one_for_the_same_packages_is_a_conflict()
    {
        const string Body = """{"format":"npm","upstream_url":"http://a.example/{project_path}"}""";
        await _api.AnswerAsync("POST", Path, _api.Root, Body);

        Assert.StartsWith("409 {\"message\":", await _api.AnswerAsync("POST", Path, _api.Root, Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", Path)]
    [InlineData("POST", Path)]
    [InlineData("GET", Path + "/1")]
    [InlineData("PUT", Path + "/1")]
    [InlineData("DELETE", Path + "/1")]
    [InlineData("POST", Path + "/1/test")]
    public async Task Others_are_refused(string method, string path)
    {
        var json = method == "POST" && path == Path ? """{"format":"npm","upstream_url":"http://a.example"}""" : null;
        var owner = await _api.MemberAsync("nadia", AccessLevel.Owner, ResourceKind.Group, _api.Door.Acme);

        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync(method, path, owner, json));
        Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync(method, path, null, json));
    }

    [Fact]
    public async Task Test_says_what_the_upstream_answers()
    {
        var own = _api.Door.Client.BaseAddress!;
        var answering = await CreateAsync($"{own}healthz");
        var silent = await CreateAsync("http://127.0.0.1:1", "generic");
        var metadata = await CreateAsync("http://169.254.169.254", "maven");

        Assert.Contains("\"passed\":true,\"title\":\"The upstream answers\"", await _api.AnswerAsync("POST", $"{Path}/{answering}/test", _api.Root), StringComparison.Ordinal);
        Assert.Contains("No connection could be made", await _api.AnswerAsync("POST", $"{Path}/{silent}/test", _api.Root), StringComparison.Ordinal);
        Assert.Contains("metadata addresses are never called", await _api.AnswerAsync("POST", $"{Path}/{metadata}/test", _api.Root), StringComparison.Ordinal);
    }

    private async Task<long> CreateAsync(string address, string format = "npm")
    {
        var created = await _api.AnswerAsync("POST", Path, _api.Root, JsonSerializer.Serialize(new { format, upstream_url = address }));
        return JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetInt64();
    }
}
