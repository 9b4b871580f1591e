using System.Diagnostics.Metrics;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Security.Signing;

namespace DeployTokenPortal.Application.Observability;

/// <summary>Tells what other parts of the portal know anyway, when the metrics are looked at: dropped usage, age of the signing keys.</summary>
public sealed class StateMetrics
{
    private readonly SigningKeyRing _ring;
    private readonly TimeProvider _time;

    public StateMetrics(IMeterFactory meters, UsageRecorder recorder, SigningKeyRing ring, TimeProvider time)
    {
        (_ring, _time) = (ring, time);
        var meter = meters.CreatePortalMeter();
        meter.CreateObservableCounter("usage_records_dropped", () => recorder.Dropped, null, "Uses of tokens that were not recorded because there were too many at once.");
        meter.CreateObservableGauge("signing_key_age", ObserveKeys, "s", "Age of the oldest published signing key of that state.");
    }

    // By algorithm and state, never by key: ids would make a new series with every rotation.
    private IEnumerable<Measurement<double>> ObserveKeys()
    {
        var now = _time.GetUtcNow();
        var signing = _ring.FindSigningKey(now)?.Record.KeyId;
        return _ring.ListPublished(now)
            .GroupBy(key => (key.Record.Algorithm, State: key.Record.KeyId == signing ? "signing" : key.Record.SignsFrom > now ? "next" : "retiring"))
            .Select(keys => new Measurement<double>(
                keys.Max(key => (now - key.Record.CreatedAt).TotalSeconds),
                PortalMeter.Label("algorithm", keys.Key.Algorithm.ToString()), PortalMeter.Label("state", keys.Key.State)));
    }
}
