using System.Net;
using DeployTokenPortal.Data;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class ReadinessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_without_its_database_lives_but_is_not_ready()
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreatePlainClient();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "/readyz"));

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(Path.Combine(portal.DataDirectory, SqliteFile.Name), Path.Combine(portal.DataDirectory, "away"));
        Directory.CreateDirectory(Path.Combine(portal.DataDirectory, SqliteFile.Name));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(client, "/readyz"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "/healthz"));
    }

    [Fact]
    public async Task Portal_is_not_ready_before_the_schema_is()
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreatePlainClient();
        await using (var db = portal.CreateDbContext())
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory", Ct);

        var before = await AskAsync(client, "/readyz");
        await using (var db = portal.CreateDbContext())
        {
            foreach (var migration in db.Database.GetMigrations())
                await db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetInsertScript(new HistoryRow(migration, "10.0")), Ct);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "/readyz"));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Ct);
        return answer.StatusCode;
    }
}
