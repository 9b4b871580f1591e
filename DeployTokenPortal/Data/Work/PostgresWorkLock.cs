using Medallion.Threading.Postgres;

namespace DeployTokenPortal.Data.Work;

/// <summary>Advisory locks of the portal's own database: portals in other databases of the same server are not in the way.</summary>
internal sealed class PostgresWorkLock(string connectionString) : IWorkLock
{
    // A migration of a large database takes minutes.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    public async Task<IAsyncDisposable> TakeAsync(string work, CancellationToken ct) => await Of(work).AcquireAsync(s_longestWait, ct);

    public async Task<IAsyncDisposable?> TryTakeAsync(string work, CancellationToken ct) => await Of(work).TryAcquireAsync(TimeSpan.Zero, ct);

    private PostgresDistributedLock Of(string work) => new(new PostgresAdvisoryLockKey($"deploy-token-portal:{work}", allowHashing: true), connectionString);
}
