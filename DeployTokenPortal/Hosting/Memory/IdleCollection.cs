namespace DeployTokenPortal.Hosting.Memory;

/// <summary>
/// Gives memory back to the operating system while hardly anybody is served. The runtime collects only to make room for something new, so what the start or a flood of
/// requests took would stay taken. Whoever asks just then waits for the pause: a tenth of a second for 60 MiB in use.
/// </summary>
internal sealed class IdleCollection(TimeProvider time, ILogger<IdleCollection> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watch = new AllocationWatch();
        using var timer = new PeriodicTimer(s_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (watch.IsTimeToCollect(GC.GetTotalAllocatedBytes()))
                Collect();
    }

    private void Collect()
    {
        var (begin, before) = (time.GetTimestamp(), GC.GetGCMemoryInfo());
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var (took, after) = (time.GetElapsedTime(begin), GC.GetGCMemoryInfo());
        logger.CollectedWhileIdle(before.TotalCommittedBytes >> 20, after.TotalCommittedBytes >> 20, took.TotalMilliseconds);
    }
}
