using System.Data.Common;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>Stores what was recorded every few seconds and once more at shutdown.</summary>
public sealed class UsageWriter(
    IDbContextFactory<PortalDbContext> factory, UsageRecorder recorder, TimeProvider time, ILogger<UsageWriter> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    // Never disposed: a host may stop its services again after it disposed of them, and without a wait handle there is nothing to free.
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly UsageStore _store = new();
    private long _droppedBefore;

    /// <summary>Stores everything noted so far, or nothing: what the database refuses is kept for the next time.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        await _flushing.WaitAsync(ct);
        try
        {
            await StoreAsync(recorder.Drain(), ct);
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <summary>Shutdown loses nothing: the server has answered its last request by now, and the host waits for this.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FlushAsync(CancellationToken.None);
    }

    private async Task StoreAsync(UsageBatch batch, CancellationToken ct)
    {
        WarnOfDropped();
        if (batch.IsEmpty)
            return;
        var isStored = false;
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await _store.AddAsync(db, batch, ct);
            await transaction.CommitAsync(CancellationToken.None);
            isStored = true;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            logger.UsageNotStored(failure, batch.Count);
        }
        finally
        {
            if (!isStored)
                recorder.Return(batch);
        }
    }

    private void WarnOfDropped()
    {
        var dropped = recorder.Dropped;
        if (dropped > _droppedBefore)
            logger.UsageDropped(dropped - _droppedBefore);
        _droppedBefore = dropped;
    }
}
