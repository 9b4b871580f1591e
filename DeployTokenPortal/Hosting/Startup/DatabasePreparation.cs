using System.Data.Common;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>Brings the schema up to date, or refuses to start on an old one.</summary>
internal static class DatabasePreparation
{
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

            await db.Database.MigrateAsync();
            app.Logger.DatabaseMigrated(pending.Count, pending[^1]);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The database cannot be used: {failure.Message}");
        }
    }
}
