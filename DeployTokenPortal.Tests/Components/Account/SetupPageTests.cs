using System.Net;
using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Components.Account;

public sealed class SetupPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Printed_code_creates_the_administrator_who_is_signed_in_and_led_home()
    {
        await using var portal = new PortalFactory();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/setup", PeoplePortal.SetupForm(await portal.ReadSetupCodeAsync()));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith("/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(await browser.IsSignedInAsync());
        await using var db = portal.CreateDbContext();
        var user = await db.Users.SingleAsync(Ct);
        Assert.Equal(("Mira Okafor", "mira.okafor", true), (user.Name, user.UserName, user.IsAdministrator));
        var events = await db.AuditEvents.Where(row => row.EntityId == user.Id).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync(Ct);
        Assert.Equal([AuditEventNames.UserCreated, AuditEventNames.SignedIn], events);
    }

    [Fact]
    public async Task Code_lies_in_a_file_for_the_owner_only_until_it_is_used()
    {
        await using var portal = new PortalFactory();
        await portal.ReadSetupCodeAsync();
        var file = Path.Combine(portal.DataDirectory, SetupCode.FileName);

        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);
        using var browser = await portal.SetUpAsync();

        Assert.Equal(OperatingSystem.IsWindows() ? UnixFileMode.None : UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.NotFound)]
    [InlineData("POST", HttpStatusCode.BadRequest)] // The page has no such form any more.
    public async Task Set_up_after_the_first_person_finds_nothing(string method, HttpStatusCode status)
    {
        await using var portal = new PortalFactory();
        using var attacker = new PortalBrowser(portal);
        var form = PortalBrowser.HiddenOf((await attacker.ReadAsync("/setup")).QuerySelector("main form")!).ToList();
        var code = await portal.ReadSetupCodeAsync();
        using var first = await portal.SetUpAsync();

        using var answer = method == "GET" ? await attacker.GetAsync("/setup") : await attacker.PostAsync("/setup", [.. form, .. PeoplePortal.SetupForm(code, "eve@acme.example")]);

        Assert.Equal(status, answer.StatusCode);
        await using var db = portal.CreateDbContext();
        Assert.Equal(1, await db.Users.CountAsync(Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-0000")]
    [InlineData("'; drop table Users --")]
    public async Task Wrong_code_creates_nobody_and_keeps_what_was_typed(string code)
    {
        await using var portal = new PortalFactory();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/setup", PeoplePortal.SetupForm(code));
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("true", page.QuerySelector("#code")!.GetAttribute("aria-invalid"));
        Assert.Equal("Mira Okafor", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(PeoplePortal.Email, page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
        await using var db = portal.CreateDbContext();
        Assert.False(await db.Users.AnyAsync(Ct));
    }

    [Fact]
    public async Task Every_fault_is_named_beside_its_field_at_once()
    {
        await using var portal = new PortalFactory();
        using var browser = new PortalBrowser(portal);
        var code = await portal.ReadSetupCodeAsync();

        using var answer = await browser.SubmitAsync("/setup", ("Form.Code", code), ("Form.Name", " "), ("Form.Email", "mira"), ("Form.Password", "short"));
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.Equal(["name", "email", "password"], page.QuerySelectorAll("[aria-invalid=true]").Select(input => input.Id));
        Assert.Equal(3, page.QuerySelectorAll("#error-summary li").Length);
    }

    [Fact]
    public async Task Guessing_the_code_is_slowed_down_by_address()
    {
        await using var portal = new PortalFactory();
        using var browser = new PortalBrowser(portal);
        var form = PortalBrowser.HiddenOf((await browser.ReadAsync("/setup")).QuerySelector("main form")!).ToList();
        var code = await portal.ReadSetupCodeAsync();
        for (var guess = 0; guess < 30; guess++)
            (await browser.PostAsync("/setup", [.. form, .. PeoplePortal.SetupForm("0000-0000-0000")])).Dispose();

        using var answer = await browser.PostAsync("/setup", [.. form, .. PeoplePortal.SetupForm(code)]);

        Assert.Contains("Too many attempts", (await PortalBrowser.ReadAsync(answer)).QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_at_the_same_time_make_one_administrator()
    {
        await using var portal = new PortalFactory();
        using var one = new PortalBrowser(portal);
        using var two = new PortalBrowser(portal);
        var code = await portal.ReadSetupCodeAsync();

        var answers = await Task.WhenAll(
            one.SubmitAsync("/setup", PeoplePortal.SetupForm(code, "one@acme.example")), two.SubmitAsync("/setup", PeoplePortal.SetupForm(code, "two@acme.example")));

        await using var db = portal.CreateDbContext();
        Assert.Equal(1, await db.Users.CountAsync(Ct));
        Assert.DoesNotContain(answers, answer => answer.StatusCode == HttpStatusCode.InternalServerError);
        Assert.NotEqual(await one.IsSignedInAsync(), await two.IsSignedInAsync());
    }

    [Fact]
    public async Task Sign_in_page_leads_to_the_set_up_while_nobody_exists()
    {
        await using var portal = new PortalFactory();
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.GetAsync("/sign-in");

        Assert.EndsWith("/setup", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
