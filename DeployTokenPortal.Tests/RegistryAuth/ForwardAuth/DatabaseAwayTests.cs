using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.RegistryAuth.ForwardAuth;

/// <summary>Design §6 at this door: nothing is allowed because of a fault, and each proxy gets a status that it can pass on.</summary>
public sealed class DatabaseAwayTests
{
    private const string Location = "format=npm&project=acme/platform/svc";

    [Fact]
    public async Task Token_seen_lately_works_on_and_everything_else_is_refused()
    {
        await using var door = await new ForwardDoor().OpenAsync();
        var seen = ("Deploy-Token", await door.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry));
        var unseen = ("Deploy-Token", await door.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry));
        await door.NginxAsync(Location, "GET", "/widget", seen);
        await using (var db = door.Door.Portal.CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE TokenSecrets RENAME TO Away1; ALTER TABLE Routes RENAME TO Away2;");
        SqliteConnection.ClearAllPools();

        var cached = await door.NginxAsync(Location, "GET", "/widget", seen);
        var nginx = await door.NginxAsync(Location, "GET", "/widget", unseen);
        var caddy = await door.ForwardedAsync("caddy", Location, "GET", "/widget", unseen);
        var unknownName = await door.ForwardedAsync("caddy", "format=npm&project=acme/open", "GET", "/widget", seen);

        Assert.Equal([200, 403, 503, 503], new[] { cached, nginx, caddy, unknownName }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(5), caddy.Headers.RetryAfter?.Delta);
    }
}
