using System.Data.Common;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>
/// Stores what was recorded every few seconds and once more at shutdown. Much at once goes in small transactions with pauses in between: requests, and whoever
/// else wants to write, come first.
/// </summary>
public sealed class UsageWriter(
    IDbContextFactory<PortalDbContext> factory, UsageRecorder recorder, TimeProvider time, ILogger<UsageWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 250;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    // Never disposed: a host may stop its services again after it disposed of them, and without a wait handle there is nothing to free.
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly UsageStore _store = new();
    private long _droppedBefore;

    /// <summary>Stores everything noted so far, without pauses. What the database refuses is kept for the next time.</summary>
    public Task FlushAsync(CancellationToken ct) => FlushAsync(_ => Task.CompletedTask, ct);

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
        {
            var begun = time.GetTimestamp();
            await FlushAsync(took => PauseAsync(begun, took, stoppingToken), CancellationToken.None);
        }
    }

    // As long as the work before it, so that storing takes no more than half of the interval; none when that does not suffice, as what is not stored yet would
    // only grow, nor once the portal stops.
    private async Task PauseAsync(long begun, TimeSpan took, CancellationToken stoppingToken)
    {
        if (time.GetElapsedTime(begun) < s_interval)
            await Task.Delay(took, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FlushAsync(Func<TimeSpan, Task> pause, CancellationToken ct)
    {
        await _flushing.WaitAsync(ct);
        try
        {
            WarnOfDropped();
            await StoreAsync(recorder.Drain(), pause, ct);
        }
        finally
        {
            _flushing.Release();
        }
    }

    private async Task StoreAsync(UsageBatch batch, Func<TimeSpan, Task> pause, CancellationToken ct)
    {
        var parts = new Queue<UsageBatch>(batch.InParts(MostAtOnce));
        try
        {
            while (parts.Count > 0)
            {
                var begun = time.GetTimestamp();
                await StoreFirstAsync(parts, ct);
                if (parts.Count > 0)
                    await pause(time.GetElapsedTime(begun));
            }
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            logger.UsageNotStored(failure, parts.Sum(part => part.Count));
        }
        finally
        {
            foreach (var part in parts)
                recorder.Return(part);
        }
    }

    private async Task StoreFirstAsync(Queue<UsageBatch> parts, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await _store.AddAsync(db, parts.Peek(), ct);
        await transaction.CommitAsync(CancellationToken.None);
        parts.Dequeue();
    }

    private void WarnOfDropped()
    {
        var dropped = recorder.Dropped;
        if (dropped > _droppedBefore)
            logger.UsageDropped(dropped - _droppedBefore);
        _droppedBefore = dropped;
    }
}
