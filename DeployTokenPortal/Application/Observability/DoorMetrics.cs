using System.Diagnostics.Metrics;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Observability;

/// <summary>Counts and times what registry clients ask at the doors. Noting allocates nothing and takes no lock. Thread-safe.</summary>
public sealed class DoorMetrics
{
    // 50 µs to 5 s: a cached token is answered well below a millisecond, a database that is away after seconds.
    private static readonly double[] s_seconds = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
    private static readonly DoorOutcome[] s_outcomes = Enum.GetValues<DoorOutcome>();
    private static readonly DoorReason[] s_reasons = Enum.GetValues<DoorReason>();
    private static readonly UsageDoor[] s_doors = Enum.GetValues<UsageDoor>();

    // By the number of the door; made once, since every label is boxed.
    private static readonly KeyValuePair<string, object?>[] s_doorLabels =
        [.. Enumerable.Range(0, (int)s_doors.Max() + 1).Select(number => PortalMeter.Label("door", PortalMeter.LabelOf((UsageDoor)number)))];

    private readonly long[] _decisions = new long[s_doorLabels.Length * s_outcomes.Length * s_reasons.Length];
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public DoorMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.CreatePortalMeter();
        _duration = meter.CreateHistogram(
            "registry_auth_duration", "s", "Time to decide about a request at a door, transfers left out.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });
        meter.CreateObservableCounter("registry_auth_decisions", Observe, null, "Requests at the doors for registry clients, by what became of them.");
    }

    /// <summary>The instant from which a request is timed.</summary>
    public long Start() => _time.GetTimestamp();

    /// <summary>Notes what became of a request.</summary>
    /// <param name="door">Where it came in.</param>
    /// <param name="verdict">What became of it.</param>
    /// <param name="startedAt">From <see cref="Start"/>.</param>
    public void Note(UsageDoor door, DoorVerdict verdict, long startedAt)
    {
        Interlocked.Increment(ref _decisions[IndexOf(door, verdict.Outcome, verdict.Reason)]);
        _duration.Record(_time.GetElapsedTime(startedAt).TotalSeconds, s_doorLabels[(int)door]);
    }

    private static int IndexOf(UsageDoor door, DoorOutcome outcome, DoorReason reason) =>
        (((int)door * s_outcomes.Length) + (int)outcome) * s_reasons.Length + (int)reason;

    // What has not happened yet is told as 0, so that the first time is seen as an increase; improbable pairs only once they happened.
    private IEnumerable<Measurement<long>> Observe() =>
        from door in s_doors
        from outcome in s_outcomes
        from reason in s_reasons
        let count = Volatile.Read(ref _decisions[IndexOf(door, outcome, reason)])
        where count > 0 || outcome == UsualOutcome(reason)
        select new Measurement<long>(
            count, s_doorLabels[(int)door], PortalMeter.Label("outcome", PortalMeter.LabelOf(outcome)), PortalMeter.Label("reason", PortalMeter.LabelOf(reason)));

    private static DoorOutcome UsualOutcome(DoorReason reason) => reason switch
    {
        DoorReason.DeployToken or DoorReason.Person or DoorReason.Public => DoorOutcome.Allowed,
        DoorReason.Unavailable => DoorOutcome.Failed,
        DoorReason.NotSignedIn or DoorReason.MalformedSecret or DoorReason.UnknownSecret or DoorReason.WrongUsername or DoorReason.Expired or DoorReason.Revoked
            or DoorReason.OtherDoor or DoorReason.Throttled or DoorReason.OutOfReach or DoorReason.MissingScope or DoorReason.NeverAllowed
            or DoorReason.UnknownService or DoorReason.NotUnderstood => DoorOutcome.Refused,
    };
}
