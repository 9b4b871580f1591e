using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Users;

public sealed class InvitationServiceTests
{
    private const string Password = "seven herons cross slowly";
    private static readonly PersonInput s_mira = new("Mira Okafor", "mira.okafor@acme.example", null, IsAdministrator: false);
    private static readonly Caller s_browser = new(null, Doors.Web, "192.0.2.7", "test");

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Invited_person_chooses_a_password_and_can_sign_in_with_it(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var invitation = await InviteAsync(portal);

        var accepted = TestPortal.Succeeded(await AcceptAsync(portal, invitation, Password));
        var signedIn = TestPortal.Succeeded(await portal.Get<SignInService>().SignInAsync(s_browser, "mira.okafor", Password, Ct));

        Assert.Equal(PersonState.Invited, invitation.Person.State);
        Assert.Equal("mira.okafor", invitation.Person.Username);
        Assert.Equal(invitation.Person.Id, accepted.UserId);
        Assert.NotEqual(accepted.SessionId, signedIn.SessionId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Replayed_invitation_is_refused_and_the_password_stays(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var invitation = await InviteAsync(portal);
        TestPortal.Succeeded(await AcceptAsync(portal, invitation, Password));

        var replayed = await AcceptAsync(portal, invitation, "somebody else's wish entirely");

        Assert.Equal(InvitationService.CodeField, Assert.Single(replayed.Failure!.Fields).Field);
        Assert.True((await portal.Get<SignInService>().SignInAsync(s_browser, "mira.okafor", Password, Ct)).IsSuccess);
    }

    [Fact]
    public async Task Invitation_ends_after_seven_days()
    {
        await using var portal = await TestPortal.StartAsync();
        var invitation = await InviteAsync(portal);

        portal.Time.Advance(InvitationService.Lifetime + TimeSpan.FromSeconds(1));

        Assert.False((await AcceptAsync(portal, invitation, Password)).IsSuccess);
    }

    [Fact]
    public async Task Newer_link_ends_the_earlier_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var first = TestPortal.Succeeded(await portal.Get<InvitationService>().InviteAsync(root, s_mira, Ct));
        var second = TestPortal.Succeeded(await portal.Get<InvitationService>().RenewAsync(root, first.Person.Id, Ct));

        var byFirst = await AcceptAsync(portal, first, Password);
        var bySecond = await AcceptAsync(portal, second, Password);

        Assert.False(byFirst.IsSuccess);
        Assert.True(bySecond.IsSuccess, bySecond.Failure?.Message);
    }

    [Fact]
    public async Task Link_for_somebody_with_a_password_ends_their_sessions()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var invitation = TestPortal.Succeeded(await portal.Get<InvitationService>().InviteAsync(root, s_mira, Ct));
        var old = TestPortal.Succeeded(await AcceptAsync(portal, invitation, Password));

        var link = TestPortal.Succeeded(await portal.Get<InvitationService>().RenewAsync(root, invitation.Person.Id, Ct));
        var renewed = TestPortal.Succeeded(await AcceptAsync(portal, link, "another sentence to remember"));

        Assert.Null(await portal.Get<SessionLookup>().FindAsync(old.SessionId, Ct));
        Assert.NotNull(await portal.Get<SessionLookup>().FindAsync(renewed.SessionId, Ct));
        Assert.False((await portal.Get<SignInService>().SignInAsync(s_browser, "mira.okafor", Password, Ct)).IsSuccess);
    }

    [Fact]
    public async Task Weak_password_is_explained_and_the_link_works_on()
    {
        await using var portal = await TestPortal.StartAsync();
        var invitation = await InviteAsync(portal);

        var weak = await AcceptAsync(portal, invitation, "short");

        Assert.Equal("Password", Assert.Single(weak.Failure!.Fields).Field);
        Assert.True((await AcceptAsync(portal, invitation, Password)).IsSuccess);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8")]
    [InlineData("not a code at all")]
    public async Task Forged_code_is_refused(string code)
    {
        await using var portal = await TestPortal.StartAsync();

        var result = await portal.Get<InvitationService>().AcceptAsync(s_browser, code, Password, Ct);

        Assert.Equal(InvitationService.CodeField, Assert.Single(result.Failure!.Fields).Field);
    }

    [Fact]
    public async Task Guessed_codes_are_throttled_by_address()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var attempt = 0; attempt < SignInThrottle.Limit; attempt++)
            await portal.Get<InvitationService>().AcceptAsync(s_browser, "guess", Password, Ct);

        var result = await AcceptAsync(portal, await InviteAsync(portal), Password);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
    }

    [Fact]
    public async Task Only_administrators_invite()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");

        var result = await portal.Get<InvitationService>().InviteAsync(tom, s_mira, Ct);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
    }

    [Fact]
    public async Task Usernames_from_equal_e_mails_differ_and_a_taken_e_mail_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        await portal.Get<InvitationService>().InviteAsync(root, s_mira, Ct);

        var other = TestPortal.Succeeded(await portal.Get<InvitationService>().InviteAsync(root, s_mira with { Email = "mira.okafor@other.example" }, Ct));
        var same = await portal.Get<InvitationService>().InviteAsync(root, s_mira, Ct);

        Assert.NotEqual("mira.okafor", other.Person.Username);
        Assert.Equal(nameof(PersonInput.Email), Assert.Single(same.Failure!.Fields).Field);
    }

    [Fact]
    public async Task Invitation_and_its_acceptance_are_audited_without_the_code()
    {
        await using var portal = await TestPortal.StartAsync();
        var invitation = await InviteAsync(portal);
        await AcceptAsync(portal, invitation, Password);

        await using var db = portal.Db();
        var rows = await db.AuditEvents.OrderBy(row => row.Id).ToListAsync(Ct);
        Assert.Equal(
            [AuditEventNames.UserCreated, AuditEventNames.UserInvited, AuditEventNames.InvitationAccepted, AuditEventNames.SignedIn], rows.Select(row => row.Name));
        Assert.All(rows, row => Assert.DoesNotContain(invitation.Code.Reveal(), row.Message + row.Details, StringComparison.Ordinal));
    }

    private static async Task<Invitation> InviteAsync(TestPortal portal) => TestPortal.Succeeded(
        await portal.Get<InvitationService>().InviteAsync(await portal.AddPersonAsync("root", isAdministrator: true), s_mira, Ct));

    private static Task<Result<SignedInPerson>> AcceptAsync(TestPortal portal, Invitation invitation, string password) =>
        portal.Get<InvitationService>().AcceptAsync(s_browser, invitation.Code.Reveal(), password, Ct);
}
