using System.Net;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Components.Account;

public sealed class SignInPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PeoplePortal.Email)]
    [InlineData("MIRA.OKAFOR@ACME.EXAMPLE")]
    [InlineData("mira.okafor")]
    public async Task Email_or_username_and_password_sign_in(string login)
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm(login));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Session_cookie_is_closed_to_scripts_and_to_other_sites()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), header => header.StartsWith("portal-session=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_wants_to_stay_signed_in_gets_a_cookie_for_fourteen_days()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/sign-in", [.. PeoplePortal.SignInForm(), ("Form.Remember", "true")]);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), header => header.StartsWith("portal-session=", StringComparison.Ordinal));

        Assert.Contains("expires=Mon, 07 Dec 2026", cookie, StringComparison.OrdinalIgnoreCase);
    }

    // Enumeration: neither words nor fields tell whether the person exists.
    [Fact]
    public async Task Unknown_person_and_wrong_password_get_the_same_answer()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var wrong = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm(PeoplePortal.Email, "not my password"));
        using var unknown = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm("nobody@acme.example", "not my password"));

        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal((await PortalBrowser.ReadAsync(wrong)).QuerySelector("#error-summary")!.TextContent, (await PortalBrowser.ReadAsync(unknown)).QuerySelector("#error-summary")!.TextContent);
    }

    [Fact]
    public async Task Login_stays_typed_and_password_does_not()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/sign-in", [("Form.Login", "<b>x"), ("Form.Password", "not my password"), ("Form.Remember", "true")]);
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.Equal("<b>x", page.QuerySelector("#login")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("[name='Form.Remember']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Form_without_antiforgery_token_is_refused()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.PostAsync("/sign-in", [("_handler", "sign-in"), .. PeoplePortal.SignInForm()]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    public async Task Return_address_elsewhere_is_no_open_redirect(string target)
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync($"/sign-in?returnUrl={Uri.EscapeDataString(target)}", PeoplePortal.SignInForm());

        Assert.Equal("/", new Uri(new Uri("http://localhost/"), answer.Headers.Location!).PathAndQuery);
        Assert.DoesNotContain("evil", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_needs_a_person_leads_to_sign_in_and_back()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var refused = await browser.GetAsync("/account/security?a=1");
        using var signedIn = await browser.SubmitAsync(refused.Headers.Location!.PathAndQuery, PeoplePortal.SignInForm());

        Assert.StartsWith("/sign-in?returnUrl=", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith("/account/security?a=1", signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in?signedOut=true&returnUrl=%2Fgroups", 1)]
    [InlineData("/sign-in?returnUrl=%2Fgroups", 0)]
    [InlineData("/sign-in?signedOut=nonsense", 0)]
    public async Task Person_whose_page_was_ended_is_told(string address, int messages)
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.GetAsync(address);
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(messages, page.QuerySelectorAll("[role=status]").Count(status => status.TextContent.Contains("You were signed out", StringComparison.Ordinal)));
    }

    // A cookie planted before signing in must not become the session.
    [Fact]
    public async Task Session_is_a_new_one_at_each_sign_in()
    {
        await using var portal = new PortalFactory();
        using var first = await portal.SetUpAsync();
        using var browser = new PortalBrowser(portal);
        using var one = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm());
        using var other = new PortalBrowser(portal);
        using var two = await other.SubmitAsync("/sign-in", PeoplePortal.SignInForm());

        await using var db = portal.CreateDbContext();

        Assert.Equal(3, await db.UserSessions.Select(session => session.Id).Distinct().CountAsync(Ct));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();
        using var thief = await CopyAsync(portal);
        var form = PortalBrowser.HiddenOf((await thief.ReadAsync("/account/security")).QuerySelector("main form")!).Where(field => field.Name != "_handler").ToList();

        using var answer = await thief.PostAsync("/account/sign-out", form);
        await using var db = portal.CreateDbContext();

        Assert.EndsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(await thief.IsSignedInAsync());
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(1, await db.UserSessions.CountAsync(session => session.EndedAt != null, Ct));
        Assert.Contains(AuditEventNames.SignedOut, await db.AuditEvents.Select(row => row.Name).ToListAsync(Ct));
    }

    [Fact]
    public async Task Signing_out_from_another_site_is_refused()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();

        using var answer = await browser.PostAsync("/account/sign-out");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Blocked_persons_cookie_is_worth_nothing()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();
        await using (var db = portal.CreateDbContext())
            await db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.BlockedAt, portal.Time.GetUtcNow()), Ct);

        var isSignedIn = await browser.IsSignedInAsync();
        using var again = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm());

        Assert.False(isSignedIn);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Cookie_of_an_ended_session_is_worth_nothing()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();
        await using (var db = portal.CreateDbContext())
            await db.UserSessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, portal.Time.GetUtcNow()), Ct);

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Cookie_that_is_not_remembered_ends_after_an_idle_working_day()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();

        portal.Time.Advance(TimeSpan.FromHours(7));
        var afterSeven = await browser.IsSignedInAsync();
        portal.Time.Advance(TimeSpan.FromHours(13));

        Assert.True(afterSeven);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();
        using var other = await CopyAsync(portal);

        using var answer = await browser.SubmitAsync("/account/security", ("Form.CurrentPassword", PeoplePortal.Password), ("Form.NewPassword", "eleven blue lanterns sway"));
        using var old = await other.SubmitAsync("/sign-in", PeoplePortal.SignInForm());

        Assert.Contains("1 other session was ended", (await PortalBrowser.ReadAsync(answer)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.False(await other.IsSignedInAsync());
    }

    [Theory]
    [InlineData("not my password", "eleven blue lanterns sway", "current")]
    [InlineData(PeoplePortal.Password, "password12345", "new")]
    [InlineData(PeoplePortal.Password, "", "new")]
    public async Task Password_is_not_changed_and_the_field_is_named(string current, string wanted, string field)
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();

        using var answer = await browser.SubmitAsync("/account/security", ("Form.CurrentPassword", current), ("Form.NewPassword", wanted));
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.Equal([field], page.QuerySelectorAll("[aria-invalid=true]").Select(input => input.Id));
    }

    private static async Task<PortalBrowser> CopyAsync(PortalFactory portal)
    {
        var browser = new PortalBrowser(portal);
        using var answer = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm());
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }
}
