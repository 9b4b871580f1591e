using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Members;

public sealed class MemberServiceTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Level_is_inherited_from_the_group_above_and_said_so(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, acme, svc) = await TreeAsync(portal);
        var ana = await portal.AddPersonAsync("ana");
        await SetAsync(portal, root, acme, ana, AccessLevel.Maintainer);

        var members = TestPortal.Succeeded(await portal.Get<MemberQueries>().ListAsync(
            ana, ResourceKind.Project, svc.Id, null, new PageRequest(1, 50), CancellationToken.None));

        var row = members.Rows.Items.Single(row => row.UserId == ana.UserId);
        Assert.Equal((AccessLevel.Maintainer, "acme"), (row.Level, row.InheritedFrom));
        Assert.Null(row.DirectLevel);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Membership_ends_at_the_start_of_its_last_day(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, acme, _) = await TreeAsync(portal);
        var ana = await portal.AddPersonAsync("ana");
        await SetAsync(portal, root, acme, ana, AccessLevel.Developer, new DateOnly(2026, 11, 25));

        Assert.True((await portal.Get<HolderQueries>().GetAsync(ana, ResourceKind.Group, acme.Id, CancellationToken.None)).IsSuccess);
        portal.Time.Advance(TimeSpan.FromHours(36));

        Assert.False((await portal.Get<HolderQueries>().GetAsync(ana, ResourceKind.Group, acme.Id, CancellationToken.None)).IsSuccess);
    }

    [Fact]
    public async Task Maintainer_cannot_make_an_owner()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, acme, svc) = await TreeAsync(portal);
        var ana = await portal.AddPersonAsync("ana");
        var ben = await portal.AddPersonAsync("ben");
        await SetAsync(portal, root, acme, ana, AccessLevel.Maintainer);

        var result = await portal.Get<MemberService>().SetAsync(
            ana, ResourceKind.Project, svc.Id, ben.UserId!.Value, new MemberInput(AccessLevel.Owner, null), CancellationToken.None);

        Assert.Equal("Level", result.Failure?.Fields.Single().Field);
    }

    [Fact]
    public async Task Maintainer_of_a_group_cannot_change_its_members()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, acme, _) = await TreeAsync(portal);
        var ana = await portal.AddPersonAsync("ana");
        await SetAsync(portal, root, acme, ana, AccessLevel.Maintainer);

        var result = await portal.Get<MemberService>().RemoveAsync(ana, ResourceKind.Group, acme.Id, root.UserId!.Value, CancellationToken.None);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
    }

    [Fact]
    public async Task Last_owner_of_a_top_level_group_stays()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, acme, _) = await TreeAsync(portal);
        var members = portal.Get<MemberService>();

        var removed = await members.RemoveAsync(root, ResourceKind.Group, acme.Id, root.UserId!.Value, CancellationToken.None);
        var lowered = await members.SetAsync(
            root, ResourceKind.Group, acme.Id, root.UserId!.Value, new MemberInput(AccessLevel.Developer, null), CancellationToken.None);

        Assert.Equal(FailureKind.Conflict, removed.Failure?.Kind);
        Assert.Equal("Level", lowered.Failure?.Fields.Single().Field);
    }

    [Fact]
    public async Task Person_may_leave_without_managing_members()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, acme, _) = await TreeAsync(portal);
        var ana = await portal.AddPersonAsync("ana");
        await SetAsync(portal, root, acme, ana, AccessLevel.Guest);

        var result = await portal.Get<MemberService>().RemoveAsync(ana, ResourceKind.Group, acme.Id, ana.UserId!.Value, CancellationToken.None);

        Assert.True(result.IsSuccess);
    }

    private static async Task<(Caller Root, HolderRef Acme, HolderRef Svc)> TreeAsync(TestPortal portal)
    {
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        return (root, acme, await portal.AddProjectAsync(root, "svc", acme));
    }

    private static async Task SetAsync(TestPortal portal, Caller by, HolderRef group, Caller person, AccessLevel level, DateOnly? endsOn = null) =>
        TestPortal.Succeeded(await portal.Get<MemberService>().SetAsync(
            by, ResourceKind.Group, group.Id, person.UserId!.Value, new MemberInput(level, endsOn), CancellationToken.None));
}
