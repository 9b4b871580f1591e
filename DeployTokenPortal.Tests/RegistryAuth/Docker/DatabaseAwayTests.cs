using System.Net;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>Design §6: when the database is away, tokens in the cache keep working, all else is 503; nothing is allowed because of a fault.</summary>
public sealed class DatabaseAwayTests
{
    private const string Scope = "repository:acme/platform/svc:pull";

    [Fact]
    public async Task Token_seen_lately_works_on_and_everything_else_has_to_wait()
    {
        await using var door = await new TokenDoor().OpenAsync();
        var seen = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        var unseen = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        await door.AskAsync((seen.Token.Username, seen.Secret.Reveal()), Scope);
        await TakeDatabaseAwayAsync(door.Portal);

        using var cached = await door.AskAsync((seen.Token.Username, seen.Secret.Reveal()), Scope);
        using var unknownToken = await door.AskAsync((unseen.Token.Username, unseen.Secret.Reveal()), Scope);
        using var unknownName = await door.AskAsync((seen.Token.Username, seen.Secret.Reveal()), "repository:acme/open:pull");

        Assert.Equal(["acme/platform/svc:pull"], await TokenDoor.GrantsOfAsync(cached));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknownToken.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknownName.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), unknownToken.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Token_never_seen_works_when_the_database_is_back()
    {
        await using var door = await new TokenDoor().OpenAsync();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry)));
        var before = await StatusesAsync(tokens[..10]);
        await TakeDatabaseAwayAsync(door.Portal);

        var away = await StatusesAsync(tokens[10..20]);
        await BringDatabaseBackAsync(door.Portal);
        var back = await StatusesAsync(tokens[10..]);

        Assert.All(before, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(away, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.All(back, status => Assert.Equal(HttpStatusCode.OK, status));

        Task<HttpStatusCode[]> StatusesAsync(IEnumerable<DeployTokenReveal> asked) => Task.WhenAll(asked.Select(async token =>
        {
            using var answer = await door.AskAsync((token.Token.Username, token.Secret.Reveal()), Scope);
            return answer.StatusCode;
        }));
    }

    private static async Task BringDatabaseBackAsync(PortalFactory portal)
    {
        await using var db = portal.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Away1 RENAME TO TokenSecrets; ALTER TABLE Away2 RENAME TO Routes;");
    }

    private static async Task TakeDatabaseAwayAsync(PortalFactory portal)
    {
        await using var db = portal.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE TokenSecrets RENAME TO Away1; ALTER TABLE Routes RENAME TO Away2;");
        SqliteConnection.ClearAllPools();
    }
}
