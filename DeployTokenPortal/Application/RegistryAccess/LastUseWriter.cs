using System.Data.Common;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>Stores last uses every few seconds and once more at shutdown.</summary>
public sealed class LastUseWriter(
    IDbContextFactory<PortalDbContext> factory, LastUseRecorder recorder, TimeProvider time, ILogger<LastUseWriter> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    /// <summary>Stores everything noted so far; what the database refuses is kept for the next time.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var uses = recorder.Drain();
        if (uses.Count == 0)
            return;
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var ((isPersonal, tokenId), use) in uses)
                await StoreAsync(db, isPersonal, tokenId, use, ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            recorder.Return(uses);
            logger.LastUsesNotStored(failure, uses.Count);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Shutdown loses nothing; the host waits for this.
            await FlushAsync(CancellationToken.None);
        }
    }

    private static Task<int> StoreAsync(PortalDbContext db, bool isPersonal, long tokenId, LastUse use, CancellationToken ct) => isPersonal
        ? db.PersonalAccessTokens
            .Where(token => token.Id == tokenId && (token.LastUsedAt == null || token.LastUsedAt < use.At))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, use.At).SetProperty(token => token.LastUsedAddress, use.Address), ct)
        : db.DeployTokens
            .Where(token => token.Id == tokenId && (token.LastUsedAt == null || token.LastUsedAt < use.At))
            .ExecuteUpdateAsync(
                set => set.SetProperty(token => token.LastUsedAt, use.At)
                    .SetProperty(token => token.LastUsedAddress, use.Address)
                    .SetProperty(token => token.LastUsedFor, use.For), ct);
}
