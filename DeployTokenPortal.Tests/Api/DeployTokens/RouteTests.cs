using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Addresses of deploy tokens: contract §3.1 and §3.4.</summary>
public sealed class RouteTests : IAsyncLifetime
{
    private const string NoRoute = """404 {"error":"404 Not Found"}""";
    private const string NoProject = """404 {"message":"404 Project Not Found"}""";
    private const string NoGroup = """404 {"message":"404 Group Not Found"}""";
    private const string NoToken = """404 {"message":"404 Not found"}""";

    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("/projects/acme%2Fplatform%2Fsvc/deploy_tokens")]
    [InlineData("/projects/acme%2fplatform%2fsvc/deploy_tokens")]
    [InlineData("/projects/ACME%2FPlatform%2FSvc/deploy_tokens")]
    [InlineData("/projects/acme%2Fplatform%2Fsvc/deploy_tokens/")]
    [InlineData("/groups/acme/deploy_tokens")]
    [InlineData("/groups/acme/deploy_tokens/")]
    [InlineData("/groups/acme%2Fplatform/deploy_tokens")]
    public async Task Path_stands_for_the_holder_in_any_letter_case(string path) =>
        Assert.Equal("200 []", await _api.AnswerAsync("GET", path, _api.Root));

    [Fact]
    public async Task Number_stands_for_the_holder()
    {
        Assert.Equal("200 []", await _api.AnswerAsync("GET", $"/projects/{_api.Door.Svc.Id}/deploy_tokens", _api.Root));
        Assert.Equal("200 []", await _api.AnswerAsync("GET", $"/groups/{_api.Door.Acme.Id}/deploy_tokens", _api.Root));
    }

    [Theory]
    [InlineData("/projects/acme%2Fa.b/deploy_tokens")]
    [InlineData("/projects/acme%2Fa%2Eb/deploy_tokens")]
    public async Task Dot_in_a_path_may_be_encoded(string path)
    {
        await _api.Door.ProjectAsync("a.b", _api.Door.Acme, Visibility.Private);

        Assert.Equal("200 []", await _api.AnswerAsync("GET", path, _api.Root));
    }

    [Theory]
    [InlineData("/projects/bad_id/deploy_tokens", NoProject)]
    [InlineData("/projects/acme/deploy_tokens", NoProject)]
    [InlineData("/projects/acme%2Fplatform/deploy_tokens", NoProject)]
    [InlineData("/projects/acme%2Fnone/deploy_tokens", NoProject)]
    [InlineData("/projects/99999/deploy_tokens", NoProject)]
    [InlineData("/projects/99999999999999999999999/deploy_tokens", NoProject)]
    [InlineData("/projects/0/deploy_tokens", NoProject)]
    [InlineData("/projects/-1/deploy_tokens", NoProject)]
    [InlineData("/projects/%00/deploy_tokens", "400")] // The server itself refuses it.
    [InlineData("/groups/none/deploy_tokens", NoGroup)]
    [InlineData("/groups/acme%2Fplatform%2Fsvc/deploy_tokens", NoGroup)]
    [InlineData("/groups/99999/deploy_tokens", NoGroup)]
    [InlineData("/projects/acme/platform/svc/deploy_tokens", NoRoute)]
    [InlineData("/groups/acme/platform/deploy_tokens", NoRoute)]
    [InlineData("/deploy_tokens/1", NoRoute)]
    [InlineData("/projects/acme%2Fplatform%2Fsvc/deploy_tokens/1/rotate", NoRoute)]
    [InlineData("/nothing", NoRoute)]
    public async Task Unknown_addresses_are_404_in_their_shape(string path, string expected) =>
        Assert.Equal(expected, await _api.AnswerAsync("GET", path, _api.Root));

    [Theory]
    [InlineData("DELETE", "/deploy_tokens")]
    [InlineData("PATCH", "/projects/1/deploy_tokens")]
    [InlineData("PUT", "/projects/1/deploy_tokens")]
    [InlineData("POST", "/projects/1/deploy_tokens/1")]
    public async Task Other_methods_are_405(string method, string path) =>
        Assert.Equal("""405 {"error":"405 Not Allowed"}""", await _api.AnswerAsync(method, path, _api.Root));

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Token_id_that_is_no_number_comes_before_everything_but_the_credential(string method)
    {
        Assert.Equal("""400 {"error":"token_id is invalid"}""", await _api.AnswerAsync(method, "/projects/none%2Fnone/deploy_tokens/x", null));
        Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync(method, "/projects/none%2Fnone/deploy_tokens/x", "nonsense"));
    }

    [Fact]
    public async Task Token_of_another_holder_is_unknown()
    {
        var svc = (await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry)).Token.Id;
        var acme = (await _api.Door.TokenAsync(HolderKind.Group, _api.Door.Acme, DeployTokenScopes.ReadRegistry)).Token.Id;

        Assert.Equal(NoToken, await _api.AnswerAsync("GET", $"/projects/{_api.Door.Open.Id}/deploy_tokens/{svc}", _api.Root));
        Assert.Equal(NoToken, await _api.AnswerAsync("GET", $"/projects/{_api.Door.Svc.Id}/deploy_tokens/{acme}", _api.Root));
        Assert.Equal(NoToken, await _api.AnswerAsync("DELETE", $"/groups/{_api.Door.Acme.Id}/deploy_tokens/{svc}", _api.Root));
        Assert.Equal(NoToken, await _api.AnswerAsync("PUT", $"/groups/{_api.Door.Acme.Id}/deploy_tokens/{svc}", _api.Root, """{"name":"mine"}"""));
        Assert.Equal(NoToken, await _api.AnswerAsync("GET", $"/projects/{_api.Door.Svc.Id}/deploy_tokens/99999", _api.Root));
    }

    [Fact]
    public async Task Old_path_of_a_moved_project_leads_to_the_number_and_takes_no_change()
    {
        await MoveAsync();
        const string former = "/projects/acme%2Fplatform%2Fsvc/deploy_tokens";

        using var read = await _api.SendAsync("GET", former + "?active=true&private_token=" + _api.Root, null);

        Assert.Equal(301, (int)read.StatusCode);
        Assert.Equal($"https://portal.example/api/v4/projects/{_api.Door.Svc.Id}/deploy_tokens?active=true", read.Headers.Location?.ToString());
        Assert.Equal("""405 {"message":"Non GET methods are not allowed for moved projects"}""",
            await _api.AnswerAsync("POST", former, _api.Root, """{"name":"ci","scopes":["read_registry"]}"""));
    }

    [Fact]
    public async Task Old_path_tells_nothing_to_whom_may_not_see_the_project()
    {
        await MoveAsync();
        var stranger = await _api.TokenOfAsync(await _api.Door.AddPersonAsync("stranger"));

        Assert.Equal(NoProject, await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc/deploy_tokens", stranger));
        Assert.Equal(NoProject, await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc/deploy_tokens", null));
    }

    private async Task MoveAsync() => TestPortal.Succeeded(await _api.Door.Get<ProjectService>().MoveAsync(
        _api.Door.Root, _api.Door.Svc.Id, (await _api.Door.GroupAsync("elsewhere", null)).Id, CancellationToken.None));
}
