using System.Net;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>Many equal requests read the database once: a thousand machines that start together, and those that do not give up.</summary>
public sealed class StampedeTests
{
    private const string Scope = "repository:acme/platform/svc:pull";

    private readonly ReadCounter _secrets = new("TokenSecrets");
    private readonly ReadCounter _routes = new("Routes");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousand_equal_requests_on_an_empty_cache_read_the_token_and_the_project_once()
    {
        await using var door = await OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        var (secrets, routes) = (_secrets.Count, _routes.Count);

        var statuses = await AskAsync(door, 1000, token.Token.Username, token.Secret.Reveal());

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal((1, 1), (_secrets.Count - secrets, _routes.Count - routes));
    }

    [Fact]
    public async Task Thousand_equal_guesses_read_once_and_are_all_refused()
    {
        await using var door = await OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        var guess = token.Secret.Reveal();
        await using (var db = door.Portal.CreateDbContext())
            await db.TokenSecrets.ExecuteDeleteAsync(Ct);
        var secrets = _secrets.Count;

        var statuses = await AskAsync(door, 1000, token.Token.Username, guess);

        Assert.All(statuses, status => Assert.Contains(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests }));
        Assert.Equal(1, _secrets.Count - secrets);
    }

    [Fact]
    public async Task Revoked_token_that_asks_again_and_again_is_refused_out_of_memory()
    {
        await using var door = await OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        TestPortal.Succeeded(await door.Get<DeployTokenService>().RevokeAsync(door.Root, HolderKind.Project, door.Svc.Id, token.Token.Id, Ct));
        var secrets = _secrets.Count;

        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var answer = await door.AskAsync((token.Token.Username, token.Secret.Reveal()), Scope);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Equal(1, _secrets.Count - secrets);
    }

    private Task<TokenDoor> OpenAsync() => new TokenDoor
    {
        Configure = services => services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(_secrets, _routes)),
    }.OpenAsync();

    private static Task<HttpStatusCode[]> AskAsync(TokenDoor door, int times, string username, string secret) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(
            async () =>
            {
                using var answer = await door.AskAsync((username, secret), Scope);
                return answer.StatusCode;
            },
            Ct)));
}
