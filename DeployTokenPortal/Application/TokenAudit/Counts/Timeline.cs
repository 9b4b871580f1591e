namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>What happened in one stretch of days.</summary>
/// <param name="From">First day, UTC.</param>
/// <param name="Until">Last day, included.</param>
/// <param name="Created">Tokens created.</param>
/// <param name="Deleted">Tokens deleted.</param>
/// <param name="Allowed">Uses that were allowed.</param>
/// <param name="Refused">Attempts with a valid secret that were refused.</param>
public sealed record TimelinePoint(DateOnly From, DateOnly Until, int Created, int Deleted, long Allowed, long Refused);

/// <summary>How long one stretch is.</summary>
public enum TimelineStep
{
    Day,

    /// <summary>Seven days, counted back from the last one; the first stretch may be shorter.</summary>
    Week,

    /// <summary>A month of the calendar; the first and the last may be parts of one.</summary>
    Month,
}

/// <summary>The days up to today that a page looks at.</summary>
/// <param name="Days">How many, today included.</param>
/// <param name="Today">UTC.</param>
public sealed record Period(int Days, DateOnly Today)
{
    /// <summary>What can be chosen for <see cref="Days"/>.</summary>
    public static IReadOnlyList<int> Choices { get; } = [7, 30, 90, 365];

    /// <summary>The first day.</summary>
    public DateOnly First => Today.AddDays(1 - Days);

    /// <summary>The start of the first day.</summary>
    public DateTimeOffset Start => new(First, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>How it is cut into stretches: few enough to be read.</summary>
    public TimelineStep Step => Days <= 31 ? TimelineStep.Day : Days <= 100 ? TimelineStep.Week : TimelineStep.Month;

    /// <summary>The stretches in order, without a gap.</summary>
    public IEnumerable<(DateOnly From, DateOnly Until)> Stretches()
    {
        for (var day = First; day <= Today;)
        {
            var until = Step switch
            {
                TimelineStep.Day => day,
                TimelineStep.Week => Today.AddDays(-((Today.DayNumber - day.DayNumber) / 7 * 7)),
                TimelineStep.Month => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
            };
            until = until < Today ? until : Today;
            yield return (day, until);
            day = until.AddDays(1);
        }
    }
}
