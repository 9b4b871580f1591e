using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Work;
using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.Usage;

/// <summary>Removes usage that has been kept long enough, one node at a time. Runs as often as wanted: what is gone is gone.</summary>
public sealed class UsageRetention(
    IDbContextFactory<PortalDbContext> factory, IWorkLock locks, IOptions<UsageOptions> options, TimeProvider time, ILogger<UsageRetention> logger)
{
    private const string Work = "usage-retention";

    /// <summary>Removes day by day, so that no transaction is long; nothing while another node is at it.</summary>
    public async Task RemoveOldAsync(CancellationToken ct)
    {
        await using var held = await locks.TryTakeAsync(Work, ct);
        if (held is null)
            return;
        await using var db = await factory.CreateDbContextAsync(ct);
        var first = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - options.Value.RetentionDays);
        var removed = await RemoveAddressesAsync(db, first, ct);
        while (await OldestAsync(db, ct) is { } day && day < first)
        {
            removed += await db.TokenUses.Where(use => use.Day == day).ExecuteDeleteAsync(ct);
            removed += await db.HolderUses.Where(use => use.Day == day).ExecuteDeleteAsync(ct);
            removed += await db.UnknownAttempts.Where(attempt => attempt.Day == day).ExecuteDeleteAsync(ct);
        }

        if (removed > 0)
            logger.UsageRemoved(removed, first);
    }

    private static async Task<DateOnly?> OldestAsync(PortalDbContext db, CancellationToken ct)
    {
        DateOnly?[] oldest =
        [
            await db.TokenUses.MinAsync(use => (DateOnly?)use.Day, ct),
            await db.HolderUses.MinAsync(use => (DateOnly?)use.Day, ct),
            await db.UnknownAttempts.MinAsync(attempt => (DateOnly?)attempt.Day, ct),
        ];
        return oldest.Min();
    }

    private static async Task<int> RemoveAddressesAsync(PortalDbContext db, DateOnly first, CancellationToken ct)
    {
        var since = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
        var removed = await db.TokenAddresses.Where(seen => seen.LastAt < since).ExecuteDeleteAsync(ct);
        var crowded = await db.TokenAddresses.GroupBy(seen => seen.TokenId).Where(token => token.Count() > TokenAddress.MostOfAToken)
            .Select(token => token.Key).ToListAsync(ct);
        foreach (var tokenId in crowded)
        {
            var kept = await db.TokenAddresses.Where(seen => seen.TokenId == tokenId).OrderByDescending(seen => seen.LastAt)
                .Skip(TokenAddress.MostOfAToken - 1).Select(seen => seen.LastAt).FirstAsync(ct);
            removed += await db.TokenAddresses.Where(seen => seen.TokenId == tokenId && seen.LastAt < kept).ExecuteDeleteAsync(ct);
        }

        return removed;
    }
}
