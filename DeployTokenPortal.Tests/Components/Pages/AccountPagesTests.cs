using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Application.Users.Sessions;
using DeployTokenPortal.Components.Pages.Account;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class AccountPagesTests : PortalComponentTest
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    [Fact]
    public async Task Other_session_is_ended_and_the_one_in_use_cannot_be()
    {
        var mira = await SignInAsync("mira");
        await StartAsync(mira, SessionId, "curl/8");
        await StartAsync(mira, Guid.NewGuid(), Firefox);
        Use<SessionService>();
        Use<SessionQueries>();
        var page = Render<SessionsPage>();

        await page.Find("table button[aria-label='End session of Firefox on Linux']").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("The session was ended.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("This browser", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table button"));
    }

    [Fact]
    public async Task Blank_name_is_refused_and_a_new_one_is_saved()
    {
        await SignInAsync("mira");
        Use<PersonQueries>();
        Use<ProfileService>();
        var page = Render<ProfilePage>();

        await page.Find("#profile-name").InputAsync(" ");
        await page.Find("form").SubmitAsync();
        page.WaitForElement("#profile-name-error");
        await page.Find("#profile-name").InputAsync("Mira Okafor");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Your profile was saved.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#profile-name-error"));
    }

    [Theory]
    [InlineData(Firefox, "Firefox", "Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/19.0 Safari/604.1", "Safari", "iPhone")]
    [InlineData("curl/8", null, null)]
    [InlineData(null, null, null)]
    public void Browser_is_recognised_by_its_agent(string? agent, string? browser, string? system) =>
        Assert.Equal((browser, system), BrowserName.Of(agent));

    private async Task StartAsync(Caller person, Guid id, string agent)
    {
        await using var db = Portal.Db();
        db.UserSessions.Add(UserSession.Start(id, person.UserId!.Value, "192.0.2.1", agent, Portal.Time.GetUtcNow()));
        await db.SaveChangesAsync(Ct);
    }
}
