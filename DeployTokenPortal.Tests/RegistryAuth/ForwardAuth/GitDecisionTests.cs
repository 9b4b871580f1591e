using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.ForwardAuth;

/// <summary>Contract §6, row by row.</summary>
public sealed class GitDecisionTests : IAsyncLifetime
{
    private const string Svc = "/acme/platform/svc.git";
    private const string Open = "/acme/open.git";
    private const string Unknown = "/acme/none.git";
    private readonly ForwardDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Theory]
    [InlineData(Open, 200, 401)]
    [InlineData(Svc, 401, 401)]
    [InlineData(Unknown, 401, 401)]
    public async Task Nobody_fetches_public_repositories_only(string repository, int fetch, int push) =>
        Assert.Equal((fetch, push), await FetchAndPushAsync(repository, null));

    [Theory]
    [InlineData("svc", DeployTokenScopes.ReadRepository, Svc, 200, 403)]
    [InlineData("acme", DeployTokenScopes.ReadRepository, Svc, 200, 403)]
    [InlineData("acme", DeployTokenScopes.ReadRepository, Open, 200, 403)]
    [InlineData("svc", DeployTokenScopes.ReadRepository, Open, 401, 401)]
    [InlineData("foreign", DeployTokenScopes.ReadRepository, Svc, 401, 401)]
    [InlineData("svc", DeployTokenScopes.ReadRepository, Unknown, 404, 403)]
    [InlineData("svc", DeployTokenScopes.ReadRegistry, Svc, 403, 403)]
    [InlineData("open", DeployTokenScopes.ReadRegistry, Open, 403, 403)]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry, Svc, 401, 401)]
    [InlineData("open", DeployTokenScopes.WritePackageRegistry, Open, 401, 401)]
    public async Task Token_fetches_in_reach_with_its_scope_and_never_pushes(string of, DeployTokenScopes scopes, string repository, int fetch, int push)
    {
        var secret = await _door.SecretAsync(of, scopes);

        Assert.Equal((fetch, push), await FetchAndPushAsync(repository, ("ci", secret)));
    }

    [Theory]
    [InlineData(Open)]
    [InlineData(Svc)]
    public async Task Wrong_secret_and_wrong_name_are_refused_on_public_repositories_too(string repository)
    {
        var secret = await _door.SecretAsync("acme", DeployTokenScopes.ReadRepository);

        Assert.Equal((401, 401), await FetchAndPushAsync(repository, ("ci", "wrong")));
        Assert.Equal((401, 401), await FetchAndPushAsync(repository, ("CI", secret)));
    }

    [Theory]
    [InlineData("HEAD", Open + "/info/refs?service=git-upload-pack")]
    [InlineData("GET", Open + "/info/refs")]
    [InlineData("GET", Open + "/info/refs?service=git-upload-pack&service=git-receive-pack")]
    [InlineData("GET", Open + "/HEAD")]
    [InlineData("GET", Open + "/../platform/svc.git/info/refs?service=git-upload-pack")]
    [InlineData("GET", "/acme%2fopen.git/info/refs?service=git-upload-pack")]
    public async Task What_is_not_smart_git_is_refused(string method, string target) =>
        Assert.Equal(403, (int)(await _door.ForwardedAsync("caddy", "format=git", method, target)).StatusCode);

    [Fact]
    public async Task Flood_of_guesses_is_refused_and_the_token_in_use_gets_through()
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.ReadRepository);
        const string Fetch = Svc + "/info/refs?service=git-upload-pack";
        await _door.ForwardedAsync("caddy", "format=git", "GET", Fetch, ForwardDoor.Basic("ci", secret));

        for (var guess = 0; guess < 30; guess++)
            await _door.ForwardedAsync("caddy", "format=git", "GET", Fetch, ForwardDoor.Basic("ci", $"gldt-guess-{guess}"));
        var caddy = await _door.ForwardedAsync("caddy", "format=git", "GET", Fetch, ForwardDoor.Basic("ci", "gldt-guess"));
        var nginx = await _door.NginxAsync("format=git", "GET", Fetch, ForwardDoor.Basic("ci", "gldt-guess"));
        var inUse = await _door.ForwardedAsync("caddy", "format=git", "GET", Fetch, ForwardDoor.Basic("ci", secret));

        Assert.Equal([429, 403, 200], new[] { caddy, nginx, inUse }.Select(answer => (int)answer.StatusCode));
        Assert.NotNull(caddy.Headers.RetryAfter);
    }

    private async Task<(int Fetch, int Push)> FetchAndPushAsync(string repository, (string Username, string Secret)? login)
    {
        (string, string)[] headers = login is { } pair ? [ForwardDoor.Basic(pair.Username, pair.Secret)] : [];
        int[] fetches = [await AskAsync("GET", "/info/refs?service=git-upload-pack"), await AskAsync("POST", "/git-upload-pack")];
        int[] pushes = [await AskAsync("GET", "/info/refs?service=git-receive-pack"), await AskAsync("POST", "/git-receive-pack")];
        return (Assert.Single(fetches.Distinct()), Assert.Single(pushes.Distinct()));

        async Task<int> AskAsync(string method, string rest) => (int)(await _door.ForwardedAsync("caddy", "format=git", method, repository + rest, headers)).StatusCode;
    }
}
