using System.Globalization;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Resources;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class RelativeTimeTests : MudComponentTest
{
    [Theory]
    [InlineData("2026-11-23T09:00:00Z", "just now")]
    [InlineData("2026-11-23T08:59:48Z", "12 seconds ago")]
    [InlineData("2026-11-23T08:58:59Z", "1 minute ago")]
    [InlineData("2026-11-23T08:56:00Z", "4 minutes ago")]
    [InlineData("2026-11-23T07:00:00Z", "2 hours ago")]
    [InlineData("2026-11-22T10:00:00Z", "23 hours ago")]
    [InlineData("2026-11-22T08:59:00Z", "yesterday")]
    [InlineData("2026-11-18T23:59:00Z", "5 days ago")]
    [InlineData("2026-10-24T00:00:00Z", "30 days ago")]
    [InlineData("2026-10-23T00:00:00Z", "1 month ago")]
    [InlineData("2026-03-12T12:00:00Z", "8 months ago")]
    [InlineData("2024-11-23T09:00:00Z", "2 years ago")]
    [InlineData("2026-11-23T09:00:30Z", "in 30 seconds")]
    [InlineData("2026-11-23T10:00:00Z", "in 1 hour")]
    [InlineData("2026-11-24T00:00:00Z", "in 15 hours")]
    [InlineData("2026-11-24T10:00:00Z", "tomorrow")]
    [InlineData("2026-11-28T00:00:00Z", "in 5 days")]
    [InlineData("2026-12-05T00:00:00Z", "in 12 days")]
    [InlineData("2026-12-23T00:00:00Z", "in 30 days")]
    [InlineData("2026-12-24T00:00:00Z", "in 1 month")]
    [InlineData("2027-01-31T00:00:00Z", "in 2 months")]
    [InlineData("2027-10-31T00:00:00Z", "in 11 months")]
    [InlineData("2028-11-23T09:00:00Z", "in 2 years")]
    public void Instant_is_said_in_words(string instant, string expected) =>
        Assert.Equal(expected, Relative().Describe(At(instant)));

    [Fact]
    public void Thirty_one_days_over_a_short_month_are_a_month()
    {
        Time.SetUtcNow(At("2027-01-31T09:00:00Z"));

        Assert.Equal("in 1 month", Relative().Describe(At("2027-03-03T09:00:00Z")));
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00Z", Urgency.Past)]
    [InlineData("2026-11-23T09:00:01Z", Urgency.Urgent)]
    [InlineData("2026-11-30T23:00:00Z", Urgency.Urgent)]
    [InlineData("2026-12-01T00:00:00Z", Urgency.Soon)]
    [InlineData("2026-12-23T00:00:00Z", Urgency.Soon)]
    [InlineData("2026-12-24T00:00:00Z", Urgency.Calm)]
    public void Expiry_is_coloured_by_its_nearness(string instant, Urgency expected) =>
        Assert.Equal(expected, Relative().Judge(At(instant)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private RelativeTime Relative() => new(Services.GetRequiredService<SharedTexts>(), Time.GetUtcNow());
}
