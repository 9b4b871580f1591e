using System.Data.Common;
using System.Diagnostics.Metrics;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Observability;

/// <summary>
/// Counts the active deploy tokens of the whole portal for the metrics: off the request path, twice a minute at most, and only while somebody looks at the
/// metrics. Answered from the indexes of the counts; the more there is to count, the rarer it is done.
/// </summary>
internal sealed class ActiveTokenCensus : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    // A count that takes a second is repeated every 100 seconds: about 1 % of one processor.
    private const int RestPerWork = 100;

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly TimeProvider _time;
    private readonly ILogger<ActiveTokenCensus> _logger;
    private volatile Census? _last;
    private int _isWanted = 1;

    public ActiveTokenCensus(IMeterFactory meters, IDbContextFactory<PortalDbContext> factory, TimeProvider time, ILogger<ActiveTokenCensus> logger)
    {
        (_factory, _time, _logger) = (factory, time, logger);
        meters.CreatePortalMeter().CreateObservableGauge(
            "deploy_tokens_active", Observe, null, "Deploy tokens that work now, in the whole portal and alike on every node; once for each scope of a token.");
    }

    /// <summary>Counts now.</summary>
    public async Task TakeAsync(CancellationToken ct)
    {
        var counts = new ScopeCounts();
        var now = _time.GetUtcNow();
        await using var db = await _factory.CreateDbContextAsync(ct);
        var active = db.DeployTokens.Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now));
        // One by one, each along its own index.
        foreach (var (holder, tokens) in new[] { (HolderKind.Project, active.Where(token => token.ProjectId != null)), (HolderKind.Group, active.Where(token => token.GroupId != null)) })
        {
            foreach (var row in await tokens.GroupBy(token => token.Scopes).Select(alike => new { Scopes = alike.Key, Count = alike.LongCount() }).ToListAsync(ct))
                counts.Add(holder, row.Scopes, row.Count);
        }

        _last = new Census(counts, now);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, _time);
        do
        {
            if (Interlocked.Exchange(ref _isWanted, 0) == 0)
                continue;
            var startedAt = _time.GetTimestamp();
            await TryTakeAsync(stoppingToken);
            var rest = _time.GetElapsedTime(startedAt) * RestPerWork;
            timer.Period = rest < s_interval ? s_interval : rest > s_longest ? s_longest : rest;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryTakeAsync(CancellationToken ct)
    {
        try
        {
            await TakeAsync(ct);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            _logger.TokensNotCounted(failure);
        }
    }

    // Rather nothing than a number of long ago.
    private IEnumerable<Measurement<long>> Observe()
    {
        Volatile.Write(ref _isWanted, 1);
        return _last is { } census && _time.GetUtcNow() - census.At <= 2 * s_longest ? census.Counts.Measure() : [];
    }

    private sealed record Census(ScopeCounts Counts, DateTimeOffset At);
}
