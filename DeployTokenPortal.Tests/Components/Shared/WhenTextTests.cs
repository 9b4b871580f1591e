using Bunit;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class WhenTextTests : MudComponentTest
{
    private static readonly DateTimeOffset s_inFiveDays = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private WhenText When => Services.GetRequiredService<WhenText>();

    [Theory]
    [InlineData(WhenMode.Expiry, "Never expires")]
    [InlineData(WhenMode.Use, "Never used")]
    [InlineData(WhenMode.Plain, "Never")]
    public void No_instant_is_said_after_what_it_is_about(WhenMode mode, string expected)
    {
        var text = Render(When.Of(null, mode));

        Assert.Equal(expected, text.Find("span").TextContent);
    }

    [Fact]
    public void Expiry_shows_words_then_the_date_and_keeps_the_exact_time()
    {
        var text = Render(When.Of(s_inFiveDays, WhenMode.Expiry));

        var time = text.Find("time");
        Assert.Equal("in 5 days", time.TextContent.Trim());
        Assert.Equal("2026-11-28T00:00:00Z", time.GetAttribute("datetime"));
        Assert.Equal("28 November 2026, 00:00 UTC", time.GetAttribute("title"));
        Assert.Equal("28 Nov 2026", text.Find(".sub").TextContent);
    }

    [Fact]
    public void Past_expiry_says_expired()
    {
        var text = Render(When.Of(Time.GetUtcNow().AddHours(-2), WhenMode.Expiry));

        Assert.Equal("expired 2 hours ago", text.Find("time").TextContent.Trim());
    }

    [Fact]
    public void Instant_in_another_zone_is_shown_in_utc()
    {
        var text = Render(When.Of(new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.FromHours(2)), WhenMode.Date));

        Assert.Equal("27 Nov 2026", text.Find("time").TextContent.Trim());
    }

    [Fact]
    public void Detail_stands_in_the_second_line_instead_of_the_date()
    {
        var text = Render(When.Of(Time.GetUtcNow().AddMinutes(-4), WhenMode.Use, "push from 10.20.4.17"));

        Assert.Equal("4 minutes ago", text.Find("time").TextContent.Trim());
        Assert.Equal("push from 10.20.4.17", text.Find(".sub").TextContent);
    }
}
