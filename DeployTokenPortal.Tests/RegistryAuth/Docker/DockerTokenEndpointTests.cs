using System.Net;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

public sealed class DockerTokenEndpointTests : IAsyncLifetime
{
    private const DeployTokenScopes Both = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;

    private readonly TokenDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    // Contract §4.2, the table of step 4.
    [Theory]
    [InlineData(DeployTokenScopes.ReadRegistry, 200, "pull")]
    [InlineData(DeployTokenScopes.WriteRegistry, 200, "push")]
    [InlineData(Both, 200, "pull,push")]
    [InlineData(DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadRegistry, 200, "pull")]
    [InlineData(DeployTokenScopes.ReadRepository, 403, "")]
    [InlineData(DeployTokenScopes.ReadVirtualRegistry, 403, "")]
    [InlineData(DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry, 403, "")]
    [InlineData(DeployTokenScopes.ReadPackageRegistry, 401, "")]
    [InlineData(DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry, 401, "")]
    public async Task Token_with_these_scopes_logs_in_and_is_granted(DeployTokenScopes scopes, int status, string granted)
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, scopes);

        var login = await _door.AskAsync(LoginOf(token));
        var answer = await _door.AskAsync(LoginOf(token), "repository:acme/platform/svc:pull,push,delete,*");

        Assert.Equal(status, (int)login.StatusCode);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
        {
            Assert.Empty(await TokenDoor.GrantsOfAsync(login));
            Assert.Equal([$"acme/platform/svc:{granted}"], await TokenDoor.GrantsOfAsync(answer));
        }
    }

    // Contract §4.3: names, partial grants, unknown types and actions.
    [Theory]
    [InlineData("repository:acme/platform/svc/web:push,pull", "acme/platform/svc/web:push,pull")]
    [InlineData("repository:acme/platform/svc/web/prod:pull", "acme/platform/svc/web/prod:pull")]
    [InlineData("repository:acme/platform/svc/web/prod/deep:pull", "")]
    [InlineData("repository:acme/platform/svc2:pull", "")]
    [InlineData("repository:svc:pull", "")]
    [InlineData("repository:acme/platform:pull", "")]
    [InlineData("repository:acme/platform/SVC:pull", "")]
    [InlineData("repository:acme//platform/svc:pull", "")]
    [InlineData("repository:acme/platform/../platform/svc:pull", "")]
    [InlineData("repository:acme/platform/svc:pull,pull", "acme/platform/svc:pull,pull")]
    [InlineData("repository:acme/platform/svc:fly,pull", "acme/platform/svc:pull")]
    [InlineData("repository:acme/platform/svc:PULL", "")]
    [InlineData("repository:acme/platform/svc:*", "")]
    [InlineData("repository:acme/platform/svc:delete", "")]
    [InlineData("repository(plugin):acme/platform/svc:pull", "")]
    [InlineData("registry:catalog:*", "")]
    [InlineData("repository:acme/platform/svc", "")]
    [InlineData("repository", "")]
    [InlineData(":::", "")]
    [InlineData("repository:other/app:pull,push", "")]
    [InlineData("repository:acme/open:pull,push", "acme/open:pull")]
    [InlineData("repository:acme/platform/svc:pull repository:other/app:pull repository:acme/open:pull", "acme/platform/svc:pull acme/open:pull")]
    public async Task Project_token_is_granted_only_what_is_allowed(string scope, string granted)
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);

        var answer = await _door.AskAsync(LoginOf(token), scope);

        Assert.Equal(granted, string.Join(' ', await TokenDoor.GrantsOfAsync(answer)));
    }

    [Fact]
    public async Task Repeated_scope_parameters_are_all_judged_in_order()
    {
        var token = await _door.TokenAsync(HolderKind.Group, _door.Acme, Both);

        var answer = await _door.AskAsync(LoginOf(token), "repository:acme/platform/svc:push,pull", "repository:other/app:pull", "repository:acme/open:pull");

        Assert.Equal(["acme/platform/svc:push,pull", "acme/open:pull"], await TokenDoor.GrantsOfAsync(answer));
    }

    [Fact]
    public async Task Group_token_reaches_a_project_created_later()
    {
        var token = await _door.TokenAsync(HolderKind.Group, _door.Acme, Both);
        await _door.AskAsync(LoginOf(token), "repository:acme/later:pull");
        await _door.ProjectAsync("later", _door.Acme, Visibility.Private);

        var answer = await _door.AskAsync(LoginOf(token), "repository:acme/later:pull");

        Assert.Equal(["acme/later:pull"], await TokenDoor.GrantsOfAsync(answer));
    }

    [Fact]
    public async Task Moved_project_leaves_the_reach_of_the_old_group_at_the_next_request()
    {
        var token = await _door.TokenAsync(HolderKind.Group, _door.Acme, Both);
        var target = await _door.GroupAsync("elsewhere", null);
        TestPortal.Succeeded(await _door.Get<ProjectService>().MoveAsync(_door.Root, _door.Svc.Id, target.Id, CancellationToken.None));

        var answer = await _door.AskAsync(LoginOf(token), "repository:elsewhere/svc:pull", "repository:acme/platform/svc:pull");

        Assert.Empty(await TokenDoor.GrantsOfAsync(answer));
    }

    [Fact]
    public async Task Revoked_token_is_refused_at_the_next_request()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(token))).StatusCode);

        TestPortal.Succeeded(await _door.Get<DeployTokenService>().RevokeAsync(_door.Root, HolderKind.Project, _door.Svc.Id, token.Token.Id, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(LoginOf(token))).StatusCode);
    }

    [Fact]
    public async Task Token_of_a_deleted_project_is_refused_at_the_next_request()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(token))).StatusCode);

        TestPortal.Succeeded(await _door.Get<ProjectService>().DeleteAsync(_door.Root, _door.Svc.Id, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(LoginOf(token))).StatusCode);
    }

    [Fact]
    public async Task Token_expires_at_its_instant_although_it_is_cached()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both, expiresAt: _door.Portal.Time.GetUtcNow().AddSeconds(30));

        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(token))).StatusCode);
        _door.Portal.Time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(LoginOf(token))).StatusCode);
    }

    [Fact]
    public async Task Registry_token_never_outlives_its_deploy_token()
    {
        var end = _door.Portal.Time.GetUtcNow().AddSeconds(100);
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both, expiresAt: end);

        var claims = await TokenDoor.ClaimsOfAsync(await _door.AskAsync(LoginOf(token)));

        Assert.Equal(end.ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
    }

    [Fact]
    public async Task Rotated_secret_works_until_its_overlap_ends()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        var rotated = TestPortal.Succeeded(await _door.Get<DeployTokenService>().RotateAsync(
            _door.Root, HolderKind.Project, _door.Svc.Id, token.Token.Id, TimeSpan.FromHours(1), CancellationToken.None));

        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(token))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(rotated))).StatusCode);
        _door.Portal.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(LoginOf(token))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(rotated))).StatusCode);
    }

    [Theory]
    [InlineData("CI-PUSH")]
    [InlineData("ci-push ")]
    [InlineData(" ci-push")]
    [InlineData("ci")]
    [InlineData("")]
    public async Task Right_secret_with_another_username_is_refused(string username)
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both, username: "ci-push");

        var answer = await _door.AskAsync((username, token.Secret.Reveal()), "repository:acme/open:pull");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Refusals_of_every_cause_look_alike()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        var mistyped = token.Secret.Reveal()[..^1] + (token.Secret.Reveal()[^1] == 'a' ? 'b' : 'a');

        var answers = new[]
        {
            await _door.AskAsync(("nobody", token.Secret.Reveal())),
            await _door.AskAsync((token.Token.Username, mistyped)),
            await _door.AskAsync((token.Token.Username, "gldt-unknown-but-plausible-0123456789")),
            await _door.AskAsync((token.Token.Username, "short")),
        };

        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Contains("\"UNAUTHORIZED\"", bodies[0], StringComparison.Ordinal);
    }

    private static (string, string) LoginOf(DeployTokenReveal token) => (token.Token.Username, token.Secret.Reveal());
}
