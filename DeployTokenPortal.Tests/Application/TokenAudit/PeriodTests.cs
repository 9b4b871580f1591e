using DeployTokenPortal.Application.TokenAudit.Counts;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

public sealed class PeriodTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Theory]
    [InlineData(7, 7, "2026-11-17..2026-11-17", "2026-11-23..2026-11-23")]
    [InlineData(30, 30, "2026-10-25..2026-10-25", "2026-11-23..2026-11-23")]
    [InlineData(90, 13, "2026-08-26..2026-08-31", "2026-11-17..2026-11-23")]
    [InlineData(365, 13, "2025-11-24..2025-11-30", "2026-11-01..2026-11-23")]
    public void Stretches_cover_every_day_once(int days, int count, string first, string last)
    {
        var stretches = new Period(days, s_today).Stretches().ToList();

        Assert.Equal((count, first, last), (stretches.Count, Text(stretches[0]), Text(stretches[^1])));
        Assert.Equal(days, stretches.Sum(stretch => stretch.Until.DayNumber - stretch.From.DayNumber + 1));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.Until.AddDays(1), pair.Second.From));
    }

    private static string Text((DateOnly From, DateOnly Until) stretch) => $"{stretch.From:yyyy-MM-dd}..{stretch.Until:yyyy-MM-dd}";
}
