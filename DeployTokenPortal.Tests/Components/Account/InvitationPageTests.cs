using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Account;

public sealed class InvitationPageTests
{
    private const string Password = "nine lamps over water";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invited_person_chooses_a_password_and_is_signed_in_at_home()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/invitation", Form(invitation, Password));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith("/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Replayed_invitation_signs_nobody_in()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var owner = new PortalBrowser(portal);
        using var thief = new PortalBrowser(portal);
        using var used = await owner.SubmitAsync("/invitation", Form(invitation, Password));

        using var replayed = await thief.SubmitAsync("/invitation", Form(invitation, "a thief's long password"));

        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        Assert.NotNull((await PortalBrowser.ReadAsync(replayed)).QuerySelector("#code-error"));
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task Refused_password_is_explained_beside_its_field_and_the_code_stays_typed()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.SubmitAsync("/invitation", Form(invitation, "short"));
        var page = await PortalBrowser.ReadAsync(answer);

        Assert.NotNull(page.QuerySelector("#password-error"));
        Assert.Equal(invitation.Code.Reveal(), page.QuerySelector("#code")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Form_without_its_antiforgery_token_is_refused()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var browser = new PortalBrowser(portal);

        using var answer = await browser.PostAsync("/invitation", [("_handler", "invitation"), .. Form(invitation, Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Cookie_of_a_blocked_person_opens_nothing()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var browser = new PortalBrowser(portal);
        using var used = await browser.SubmitAsync("/invitation", Form(invitation, Password));

        var blocked = await portal.Services.GetRequiredService<PersonService>().BlockAsync(await RootAsync(portal), invitation.Person.Id, Ct);

        Assert.True(blocked.IsSuccess, blocked.Failure?.Message);
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task People_page_is_closed_to_those_who_do_not_administer()
    {
        await using var portal = new PortalFactory();
        var invitation = await InviteAsync(portal);
        using var browser = new PortalBrowser(portal);
        using var used = await browser.SubmitAsync("/invitation", Form(invitation, Password));

        using var answer = await browser.GetAsync("/admin/people");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/admin/people")]
    [InlineData("/account/profile")]
    [InlineData("/account/tokens")]
    [InlineData("/account/sessions")]
    public async Task Page_is_drawn_before_its_circuit_starts(string path)
    {
        await using var portal = new PortalFactory();
        using var browser = await portal.SetUpAsync();

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single((await PortalBrowser.ReadAsync(answer)).QuerySelectorAll("h1"));
    }

    private static (string, string)[] Form(Invitation invitation, string password) =>
        [("Form.Code", invitation.Code.Reveal()), ("Form.Password", password)];

    private static async Task<Invitation> InviteAsync(PortalFactory portal)
    {
        using var first = await portal.SetUpAsync();
        return TestPortal.Succeeded(await portal.Services.GetRequiredService<InvitationService>().InviteAsync(
            await RootAsync(portal), new PersonInput("Tom Becker", "tom@acme.example", null, IsAdministrator: false), Ct));
    }

    private static async Task<Caller> RootAsync(PortalFactory portal)
    {
        await using var db = portal.CreateDbContext();
        return new Caller(await db.Users.Where(user => user.IsAdministrator).Select(user => user.Id).SingleAsync(Ct), Doors.Web, null, null);
    }
}
