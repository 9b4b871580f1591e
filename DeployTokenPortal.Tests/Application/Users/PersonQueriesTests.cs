using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Users;

public sealed class PersonQueriesTests
{
    private static readonly PageRequest s_firstPage = new(1, 25);

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_searches_names_and_e_mails_without_regard_to_case(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        await portal.Get<InvitationService>().InviteAsync(root, new PersonInput("Mira Okafor", "mo@acme.example", "mo", IsAdministrator: false), Ct);

        var byName = TestPortal.Succeeded(await portal.Get<PersonQueries>().ListAsync(root, "OKAF", null, s_firstPage, Ct));
        var byEmail = TestPortal.Succeeded(await portal.Get<PersonQueries>().ListAsync(root, "Mo@Acme", null, s_firstPage, Ct));
        var invited = TestPortal.Succeeded(await portal.Get<PersonQueries>().ListAsync(root, "", PersonState.Invited, s_firstPage, Ct));
        var wildcard = TestPortal.Succeeded(await portal.Get<PersonQueries>().ListAsync(root, "%", null, s_firstPage, Ct));

        Assert.All([byName, byEmail], page => Assert.Equal("mo", Assert.Single(page.Items).Username));
        Assert.Contains(invited.Items, person => person.Username == "mo");
        Assert.Empty(wildcard.Items);
    }

    [Fact]
    public async Task List_is_for_administrators()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");

        Assert.Equal(FailureKind.Forbidden, (await portal.Get<PersonQueries>().ListAsync(tom, null, null, s_firstPage, Ct)).Failure?.Kind);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Maintainer_finds_people_by_name_but_not_by_part_of_their_e_mail(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var (root, tom) = (await portal.AddPersonAsync("root", isAdministrator: true), await portal.AddPersonAsync("tom"));
        await portal.AddPersonAsync("zoe");
        var acme = await portal.AddGroupAsync(root, "acme");
        await portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, acme.Id, tom.UserId!.Value, new MemberInput(AccessLevel.Maintainer, null), Ct);

        var byName = TestPortal.Succeeded(await portal.Get<PersonQueries>().FindPeopleAsync(tom, "ZO", Ct));
        var byEmail = TestPortal.Succeeded(await portal.Get<PersonQueries>().FindPeopleAsync(tom, "zoe@acme.example", Ct));
        var byPart = TestPortal.Succeeded(await portal.Get<PersonQueries>().FindPeopleAsync(tom, "acme.example", Ct));

        Assert.Equal("zoe", Assert.Single(byName).Username);
        Assert.Equal("zoe", Assert.Single(byEmail).Username);
        Assert.Empty(byPart);
    }

    [Fact]
    public async Task Person_without_a_say_anywhere_cannot_look_for_people()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");

        Assert.Equal(FailureKind.Forbidden, (await portal.Get<PersonQueries>().FindPeopleAsync(tom, "root", Ct)).Failure?.Kind);
    }

    [Fact]
    public async Task Blocked_people_are_not_found_for_membership()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, zoe) = (await portal.AddPersonAsync("root", isAdministrator: true), await portal.AddPersonAsync("zoe"));
        await portal.Get<PersonService>().BlockAsync(root, zoe.UserId!.Value, Ct);

        Assert.Empty(TestPortal.Succeeded(await portal.Get<PersonQueries>().FindPeopleAsync(root, "zoe", Ct)));
    }
}
