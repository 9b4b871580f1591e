using System.Text.Json;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Groups;

/// <summary>Groups and projects over REST: what clients need around deploy tokens.</summary>
public sealed class GroupsAndProjectsTests : IAsyncLifetime
{
    private const string At = "2026-11-23T12:00:00.000Z";
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Group_has_gitlabs_keys()
    {
        var id = _api.Door.Acme.Id + 1;

        Assert.Equal(
            $$"""200 {"id":{{id}},"web_url":"https://portal.example/acme/platform","name":"platform","path":"platform","description":"","visibility":"private","full_name":"acme / platform","full_path":"acme/platform","created_at":"{{At}}","parent_id":{{_api.Door.Acme.Id}}}""",
            await _api.AnswerAsync("GET", "/groups/acme%2Fplatform", _api.Root));
    }

    [Fact]
    public async Task Project_has_gitlabs_keys() => Assert.Equal(
        $$"""200 {"id":{{_api.Door.Svc.Id}},"description":"","name":"svc","name_with_namespace":"acme / platform / svc","path":"svc","path_with_namespace":"acme/platform/svc","created_at":"{{At}}","default_branch":null,"web_url":"https://portal.example/acme/platform/svc","namespace":{"id":{{_api.Door.Acme.Id + 1}},"name":"platform","path":"platform","kind":"group","full_path":"acme/platform","parent_id":{{_api.Door.Acme.Id}},"web_url":"https://portal.example/acme/platform"},"archived":false,"visibility":"private"}""",
        await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc", _api.Root));

    [Fact]
    public async Task Lists_show_what_the_caller_sees()
    {
        var stranger = await _api.TokenOfAsync(await _api.Door.AddPersonAsync("stranger"));
        var owner = await _api.MemberAsync("owner", AccessLevel.Owner, ResourceKind.Group, _api.Door.Acme);
        var guest = await _api.MemberAsync("guest", AccessLevel.Guest, ResourceKind.Group, _api.Door.Acme);

        Assert.Equal(["acme/open"], await PathsAsync("/projects", null));
        Assert.Equal(["acme/open"], await PathsAsync("/projects", stranger));
        Assert.Equal(["acme/platform/svc", "acme/open"], await PathsAsync("/projects", owner));
        Assert.Equal(["acme/platform/svc", "acme/open", "other/app"], await PathsAsync("/projects", _api.Root));
        Assert.Equal(["acme/platform/svc", "acme/open"], await PathsAsync("/projects?owned=true", owner));
        Assert.Empty(await PathsAsync("/projects?min_access_level=40", guest));
        Assert.Equal(["acme/platform/svc", "acme/open"], await PathsAsync("/projects?membership=true", guest));
        Assert.Empty(await PathsAsync("/groups", null));
        Assert.Equal(["acme", "acme/platform"], await PathsAsync("/groups", guest));
        Assert.Equal(["acme", "other"], await PathsAsync("/groups?top_level_only=true", _api.Root));
        Assert.Equal(["acme/platform"], await PathsAsync("/groups?search=PLAT", _api.Root));
    }

    [Fact]
    public async Task Contents_of_a_group_are_listed()
    {
        Assert.Equal(["acme/open"], await PathsAsync("/groups/acme/projects", _api.Root));
        Assert.Equal(["acme/platform/svc", "acme/open"], await PathsAsync("/groups/acme/projects?include_subgroups=true", _api.Root));
        Assert.Equal(["acme/platform"], await PathsAsync("/groups/acme/subgroups", _api.Root));
        Assert.Equal(["acme/platform"], await PathsAsync("/groups/acme/descendant_groups", _api.Root));
        Assert.Equal("""404 {"message":"404 Group Not Found"}""", await _api.AnswerAsync("GET", "/groups/acme/projects", null));
    }

    [Fact]
    public async Task Group_lives_from_creation_to_deletion()
    {
        var created = await BodyAsync("POST", "/groups", $$"""{"name":"Web","path":"web","parent_id":{{_api.Door.Acme.Id}},"visibility":"internal"}""", 201);
        Assert.Equal(("acme/web", "internal"), (created.GetProperty("full_path").GetString(), created.GetProperty("visibility").GetString()));

        var edited = await BodyAsync("PUT", "/groups/acme%2Fweb", """{"description":"Shop"}""", 200);
        Assert.Equal(("Web", "Shop", "internal"),
            (edited.GetProperty("name").GetString(), edited.GetProperty("description").GetString(), edited.GetProperty("visibility").GetString()));

        var moved = await BodyAsync("POST", $"/groups/{created.GetProperty("id")}/transfer", "{}", 201);
        Assert.Equal("web", moved.GetProperty("full_path").GetString());

        Assert.Equal("""202 {"message":"202 Accepted"}""", await _api.AnswerAsync("DELETE", "/groups/web", _api.Root));
        Assert.Equal("""404 {"message":"404 Group Not Found"}""", await _api.AnswerAsync("GET", "/groups/web", _api.Root));
    }

    [Fact]
    public async Task Project_lives_from_creation_to_deletion()
    {
        var created = await BodyAsync("POST", "/projects", $$"""{"name":"shop","namespace_id":{{_api.Door.Acme.Id}}}""", 201);
        Assert.Equal("acme/shop", created.GetProperty("path_with_namespace").GetString());

        var edited = await BodyAsync("PUT", "/projects/acme%2Fshop", """{"visibility":"public","path":"store"}""", 200);
        Assert.Equal(("acme/store", "shop"), (edited.GetProperty("path_with_namespace").GetString(), edited.GetProperty("name").GetString()));

        var moved = await BodyAsync("PUT", "/projects/acme%2Fstore/transfer", """{"namespace":"acme/platform"}""", 200);
        Assert.Equal("acme/platform/store", moved.GetProperty("path_with_namespace").GetString());

        Assert.Equal("""202 {"message":"202 Accepted"}""", await _api.AnswerAsync("DELETE", "/projects/acme%2Fplatform%2Fstore", _api.Root));
        Assert.Equal("""404 {"message":"404 Project Not Found"}""", await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fstore", _api.Root));
    }

    [Theory]
    [InlineData("POST", "/groups", "{}", """400 {"error":"name is missing, path is missing"}""")]
    [InlineData("POST", "/groups", """{"name":"x","path":"acme"}""", """400 {"message":{"path":["acme is taken""")]
    [InlineData("POST", "/groups", """{"name":"x","path":"a b"}""", """400 {"message":{"path":["Use letters and digits""")]
    [InlineData("POST", "/groups", """{"name":"x","path":"x","visibility":"secret"}""", """400 {"error":"visibility does not have a valid value"}""")]
    [InlineData("POST", "/projects", """{"name":"x"}""", """400 {"error":"namespace_id is missing"}""")]
    [InlineData("POST", "/projects", """{"name":"x","namespace_id":999}""", """404 {"message":"404 Group Not Found"}""")]
    [InlineData("PUT", "/projects/acme%2Fopen", """{"name":["x"]}""", """400 {"error":"name is invalid"}""")]
    [InlineData("PUT", "/projects/acme%2Fopen/transfer", """{"namespace":"none"}""", """404 {"message":"404 Group Not Found"}""")]
    public async Task Bad_input_is_named(string method, string path, string json, string expected) =>
        Assert.StartsWith(expected, await _api.AnswerAsync(method, path, _api.Root, json), StringComparison.Ordinal);

    [Fact]
    public async Task Changes_need_a_credential_and_the_level()
    {
        var developer = await _api.MemberAsync("developer", AccessLevel.Developer, ResourceKind.Group, _api.Door.Acme);

        foreach (var (method, path) in new[] { ("PUT", "/groups/acme"), ("DELETE", "/groups/acme"), ("PUT", "/projects/acme%2Fopen"), ("DELETE", "/projects/acme%2Fopen") })
        {
            Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync(method, path, null, "{}"));
            Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync(method, path, developer, "{}"));
        }
    }

    private async Task<JsonElement> BodyAsync(string method, string path, string json, int status)
    {
        var answer = await _api.AnswerAsync(method, path, _api.Root, json);
        Assert.StartsWith($"{status} ", answer, StringComparison.Ordinal);
        return JsonDocument.Parse(answer[4..]).RootElement.Clone();
    }

    private async Task<IReadOnlyList<string>> PathsAsync(string path, string? token)
    {
        var answer = await _api.AnswerAsync("GET", path, token);
        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
        return [.. JsonDocument.Parse(answer[4..]).RootElement.EnumerateArray().Select(row =>
            (row.TryGetProperty("full_path", out var full) ? full : row.GetProperty("path_with_namespace")).GetString()!)];
    }
}
