using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Shared.Text;

/// <summary>How near an expiry is; decides its colour.</summary>
public enum Urgency
{
    /// <summary>More than 30 days away.</summary>
    Calm,

    /// <summary>8 to 30 days.</summary>
    Soon,

    /// <summary>Up to 7 days.</summary>
    Urgent,
    Past,
}

/// <summary>
/// An instant in words, as seen from <paramref name="now"/>. Within a day hours, minutes and seconds; then days of the
/// UTC calendar, so that words and date agree; after 30 days whole months, after two years whole years.
/// </summary>
public sealed class RelativeTime(SharedTexts texts, DateTimeOffset now)
{
    private const int DaysInWords = 30;
    private const int MonthsInWords = 24;

    public string Describe(DateTimeOffset instant)
    {
        var distance = instant - now;

        return distance.Duration() < TimeSpan.FromDays(1) ? DescribeClock(distance) : DescribeCalendar(instant);
    }

    public Urgency Judge(DateTimeOffset expiry) =>
        expiry <= now ? Urgency.Past
        : DaysBetween(now, expiry) <= 7 ? Urgency.Urgent
        : DaysBetween(now, expiry) <= DaysInWords ? Urgency.Soon
        : Urgency.Calm;

    private string DescribeClock(TimeSpan distance)
    {
        var (isPast, span) = (distance <= TimeSpan.Zero, distance.Duration());

        return span switch
        {
            { TotalSeconds: < 5 } when isPast => texts.JustNow,
            { TotalMinutes: < 1 } => isPast ? texts.SecondsAgo(span.Seconds) : texts.InSeconds(Math.Max(1, span.Seconds)),
            { TotalHours: < 1 } => isPast ? texts.MinutesAgo(span.Minutes) : texts.InMinutes(span.Minutes),
            _ => isPast ? texts.HoursAgo(span.Hours) : texts.InHours(span.Hours),
        };
    }

    private string DescribeCalendar(DateTimeOffset instant)
    {
        var isPast = instant < now;
        var (earlier, later) = isPast ? (instant, now) : (now, instant);
        var days = DaysBetween(earlier, later);

        if (days <= DaysInWords)
        {
            return days == 1
                ? (isPast ? texts.Yesterday : texts.Tomorrow)
                : (isPast ? texts.DaysAgo(days) : texts.InDays(days));
        }

        var months = MonthsBetween(earlier, later);

        return months < MonthsInWords
            ? (isPast ? texts.MonthsAgo(months) : texts.InMonths(months))
            : (isPast ? texts.YearsAgo(months / 12) : texts.InYears(months / 12));
    }

    private static int DaysBetween(DateTimeOffset earlier, DateTimeOffset later) =>
        (later.UtcDateTime.Date - earlier.UtcDateTime.Date).Days;

    // 31 days are called a month even where the calendar month has not passed (31 January to 3 March).
    private static int MonthsBetween(DateTimeOffset earlier, DateTimeOffset later)
    {
        var (from, to) = (earlier.UtcDateTime.Date, later.UtcDateTime.Date);
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;

        return Math.Max(1, from.AddMonths(months) > to ? months - 1 : months);
    }
}
