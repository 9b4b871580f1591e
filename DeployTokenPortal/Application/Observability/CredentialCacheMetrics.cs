using System.Diagnostics.Metrics;

namespace DeployTokenPortal.Application.Observability;

/// <summary>Counts how often a credential was known in memory and how often the database was asked. Thread-safe without a lock.</summary>
public sealed class CredentialCacheMetrics
{
    private static readonly KeyValuePair<string, object?> s_hit = PortalMeter.Label("result", "hit");
    private static readonly KeyValuePair<string, object?> s_miss = PortalMeter.Label("result", "miss");

    private long _hits;
    private long _misses;

    public CredentialCacheMetrics(IMeterFactory meters) => meters.CreatePortalMeter().CreateObservableCounter(
        "credential_cache_lookups", Observe, null, "Look-ups of presented secrets: answered from memory (hit) or by the database (miss).");

    public void NoteHit() => Interlocked.Increment(ref _hits);

    public void NoteMiss() => Interlocked.Increment(ref _misses);

    private IEnumerable<Measurement<long>> Observe() => [new(Interlocked.Read(ref _hits), s_hit), new(Interlocked.Read(ref _misses), s_miss)];
}
