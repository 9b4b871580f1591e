using System.Data.Common;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>Brings the schema up to date, or refuses to start on an old one.</summary>
internal static class DatabasePreparation
{
    private const string Work = "migration";

    /// <summary>Migrates or verifies, as <c>Portal:Database:MigrateOnStart</c> says.</summary>
    public static Task PrepareDatabaseAsync(this WebApplication app) =>
        app.PrepareDatabaseAsync(app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateOnStart);

    /// <summary>Migrates, or verifies that nothing is to migrate.</summary>
    /// <exception cref="StartRefusedException">The database cannot be reached, or its schema is old and must not be changed.</exception>
    public static async Task PrepareDatabaseAsync(this WebApplication app, bool isMigrationAllowed)
    {
        try
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
            var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
            if (pending.Count == 0)
                return;
            if (!isMigrationAllowed)
            {
                throw new StartRefusedException(
                    $"The database lacks {pending.Count} migrations, the first is {pending[0]}.",
                    "Run the command migrate, or set Portal:Database:MigrateOnStart to true.");
            }

            await app.MigrateAsync(db);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new StartRefusedException($"The database cannot be used: {failure.Message}");
        }
    }

    // EF Core's own lock ends with the transaction of the first migration, so a node that started at the same time would go on with the second one, too.
    private static async Task MigrateAsync(this WebApplication app, PortalDbContext db)
    {
        await using var held = await app.Services.GetRequiredService<IWorkLock>().TakeAsync(Work, CancellationToken.None);
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        if (pending.Count == 0)
            return;
        await db.Database.MigrateAsync();
        app.Logger.DatabaseMigrated(pending.Count, pending[^1]);
    }
}
