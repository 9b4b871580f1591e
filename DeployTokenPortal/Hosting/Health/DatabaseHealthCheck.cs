using System.Data.Common;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DeployTokenPortal.Hosting.Health;

/// <summary>Whether the database answers and has the schema of this version.</summary>
internal sealed class DatabaseHealthCheck(IDbContextFactory<PortalDbContext> contexts, ILogger<DatabaseHealthCheck> logger) : IHealthCheck
{
    // Once the schema is right it stays so; from then on a single small statement tells whether the database is there.
    private volatile bool _isMigrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (_isMigrated)
            {
                await db.Database.ExecuteSqlAsync($"SELECT 1", cancellationToken);
                return HealthCheckResult.Healthy();
            }

            _isMigrated = !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
            return _isMigrated ? HealthCheckResult.Healthy() : Refuse("migrations are pending");
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            return Refuse(failure.Message);
        }
    }

    private HealthCheckResult Refuse(string reason)
    {
        logger.DatabaseNotReady(reason);
        return HealthCheckResult.Unhealthy();
    }
}
