using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Data;

public sealed class MigrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public void Model_has_no_change_without_a_migration(DatabaseProvider provider)
    {
        using var db = CreateForDesign(provider);

        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to both folders: dotnet ef migrations add <Name> --context <Provider>PortalDbContext --output-dir Data/Migrations/<Provider>");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = CreateForDesign(DatabaseProvider.Sqlite);
        using var postgres = CreateForDesign(DatabaseProvider.PostgreSql);

        Assert.Equal(sqlite.Database.GetMigrations().Select(NameOf), postgres.Database.GetMigrations().Select(NameOf));
    }

    [Theory]
    [MemberData(nameof(TestPortal.Databases), MemberType = typeof(TestPortal))]
    public async Task Migrations_build_a_schema_that_every_table_can_be_read_from(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        await using var db = portal.Db();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        foreach (var table in db.Model.GetEntityTypes())
        {
            var columns = table.GetProperties().Select(property => Quote(property.GetColumnName()));
            // A column that the migrations forgot is an error of the database.
            await db.Database.ExecuteSqlRawAsync(string.Join(' ', "SELECT", string.Join(", ", columns), "FROM", Quote(table.GetTableName()!)), Ct);
        }
    }

    [Fact]
    public async Task Portal_starts_on_PostgreSQL()
    {
        await using var portal = new PortalFactory(
            ("Portal:Database:Provider", "postgresql"), ("ConnectionStrings:Portal", await PostgresServer.CreateDatabaseAsync()));

        using var answer = await portal.CreatePlainClient().GetAsync("/readyz", Ct);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.False(File.Exists(Path.Combine(portal.DataDirectory, SqliteFile.Name)));
    }

    private static string Quote(string name) => $"\"{name}\"";

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static PortalDbContext CreateForDesign(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.PostgreSql => new PostgresDesignTimeFactory().CreateDbContext([]),
    };
}
