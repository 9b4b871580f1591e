using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Users;

public sealed class PersonServiceTests
{
    private const string Password = "seven herons cross slowly";
    private static readonly Caller s_browser = new(null, Doors.Web, "192.0.2.7", "test");

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Blocked_person_loses_sessions_and_cannot_sign_in_until_unblocked(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var mira = await AddActiveAsync(portal, root, "mira");
        List<long> told = [];
        portal.Get<AccessChanges>().PersonChanged += told.Add;

        TestPortal.Succeeded(await portal.Get<PersonService>().BlockAsync(root, mira.UserId, Ct));
        var blocked = await portal.Get<SignInService>().SignInAsync(s_browser, "mira", Password, Ct);
        TestPortal.Succeeded(await portal.Get<PersonService>().UnblockAsync(root, mira.UserId, Ct));
        var unblocked = await portal.Get<SignInService>().SignInAsync(s_browser, "mira", Password, Ct);

        Assert.Null(await portal.Get<SessionLookup>().FindAsync(mira.SessionId, Ct));
        Assert.Equal((false, true), (blocked.IsSuccess, unblocked.IsSuccess));
        Assert.Equal([mira.UserId, mira.UserId], told);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Deleted_person_is_gone_and_the_audit_trail_stays(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var mira = await AddActiveAsync(portal, root, "mira");

        TestPortal.Succeeded(await portal.Get<PersonService>().DeleteAsync(root, mira.UserId, Ct));

        await using var db = portal.Db();
        Assert.False(await db.Users.AnyAsync(user => user.Id == mira.UserId, Ct));
        Assert.False(await db.UserSessions.AnyAsync(Ct));
        Assert.True(await db.AuditEvents.AnyAsync(row => row.TargetId == mira.UserId && row.Name == "user_destroyed", Ct));
    }

    [Fact]
    public async Task Last_administrator_can_be_neither_demoted_nor_blocked_nor_deleted()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var last = await AddActiveAsync(portal, root, "last", isAdministrator: true);
        var people = portal.Get<PersonService>();

        var demoted = await people.EditAsync(root, last.UserId, new PersonInput("Last", "last@acme.example", "last", IsAdministrator: false), Ct);
        var blocked = await people.BlockAsync(root, last.UserId, Ct);
        var deleted = await people.DeleteAsync(root, last.UserId, Ct);

        Assert.Equal(nameof(PersonInput.IsAdministrator), Assert.Single(demoted.Failure!.Fields).Field);
        Assert.Equal((FailureKind.Conflict, FailureKind.Conflict), (blocked.Failure?.Kind, deleted.Failure?.Kind));
    }

    [Fact]
    public async Task Nobody_blocks_or_deletes_themselves()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        await AddActiveAsync(portal, root, "other", isAdministrator: true);

        var blocked = await portal.Get<PersonService>().BlockAsync(root, root.UserId!.Value, Ct);
        var deleted = await portal.Get<PersonService>().DeleteAsync(root, root.UserId!.Value, Ct);

        Assert.Equal((FailureKind.Conflict, FailureKind.Conflict), (blocked.Failure?.Kind, deleted.Failure?.Kind));
    }

    [Fact]
    public async Task Last_owner_of_a_group_is_not_deleted()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var mira = await AddActiveAsync(portal, root, "mira");
        var acme = await portal.AddGroupAsync(root, "acme");
        await portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, acme.Id, mira.UserId, new MemberInput(AccessLevel.Owner, null), Ct);
        await portal.Get<MemberService>().RemoveAsync(root, ResourceKind.Group, acme.Id, root.UserId!.Value, Ct);

        var deleted = await portal.Get<PersonService>().DeleteAsync(root, mira.UserId, Ct);

        Assert.Contains("acme", deleted.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_changes_names_and_reports_a_taken_username()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var mira = await AddActiveAsync(portal, root, "mira");

        var edited = TestPortal.Succeeded(await portal.Get<PersonService>().EditAsync(
            root, mira.UserId, new PersonInput("Mira O.", "m.o@acme.example", "mo", IsAdministrator: true), Ct));
        var taken = await portal.Get<PersonService>().EditAsync(root, mira.UserId, new PersonInput("Mira", "m.o@acme.example", "ROOT", IsAdministrator: true), Ct);

        Assert.Equal(("Mira O.", "m.o@acme.example", "mo", true), (edited.Name, edited.Email, edited.Username, edited.IsAdministrator));
        Assert.Equal(nameof(PersonInput.Username), Assert.Single(taken.Failure!.Fields).Field);
        Assert.True((await portal.Get<SignInService>().SignInAsync(s_browser, "MO", Password, Ct)).IsSuccess);
    }

    [Fact]
    public async Task People_who_do_not_administer_change_nobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, tom) = (await portal.AddPersonAsync("root", isAdministrator: true), await portal.AddPersonAsync("tom"));

        var result = await portal.Get<PersonService>().BlockAsync(tom, root.UserId!.Value, Ct);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
    }

    [Fact]
    public async Task Person_renames_themselves()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");

        var renamed = TestPortal.Succeeded(await portal.Get<ProfileService>().RenameAsync(tom, " Tom B. ", Ct));
        var blank = await portal.Get<ProfileService>().RenameAsync(tom, " ", Ct);

        Assert.Equal("Tom B.", renamed.Name);
        Assert.Equal("Name", Assert.Single(blank.Failure!.Fields).Field);
    }

    private static async Task<SignedInPerson> AddActiveAsync(TestPortal portal, Caller root, string username, bool isAdministrator = false)
    {
        var input = new PersonInput(username, $"{username}@acme.example", username, isAdministrator);
        var invitation = TestPortal.Succeeded(await portal.Get<InvitationService>().InviteAsync(root, input, Ct));
        return TestPortal.Succeeded(await portal.Get<InvitationService>().AcceptAsync(s_browser, invitation.Code.Reveal(), Password, Ct));
    }
}
