using CsCheck;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Groups;

/// <summary>The lists and the rule must draw the same line: what <see cref="AccessRule"/> refuses to show stands in no list.</summary>
public sealed class VisibleHoldersTests
{
    /// <summary>A place among what was made before it, and who may see it.</summary>
    private static readonly Gen<(int Parent, Visibility Visibility)> s_holder =
        Gen.Select(Gen.Int[0, 100], Gen.Enum<Visibility>());

    /// <summary>Group or project, which one, level, and the day it ends, counted from today.</summary>
    private static readonly Gen<(bool OnGroup, int Which, AccessLevel Level, int? EndsIn)> s_member =
        Gen.Select(Gen.Bool, Gen.Int[0, 100], Gen.OneOf(AccessLevel.Guest, AccessLevel.Developer, AccessLevel.Owner), Gen.OneOf<int?>(null, -1, 0, 1));

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lists_show_exactly_what_the_rule_lets_see(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var trees = 0;

        await Gen.Select(s_holder.Array[6], s_holder.Array[6], s_member.Array[4]).SampleAsync(
            async (groups, projects, members) =>
            {
                var name = $"t{++trees}";
                var (groupIds, projectIds) = await BuildAsync(portal, root, name, groups, projects);
                var person = await portal.AddPersonAsync(name);
                await JoinAsync(portal, person, groupIds, projectIds, members);

                await CompareAsync(portal, [.. CallersLike(person), .. CallersLike(root), Caller.System]);
            },
            iter: 6, threads: 1);
    }

    [Fact]
    public async Task Deploy_token_finds_no_group_and_no_project_in_a_list()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme", visibility: Visibility.Public);
        await portal.AddProjectAsync(root, "svc", acme, Visibility.Public);
        var token = new DeployTokenActor(1, "ci", HolderKind.Group, acme.Id, DeployTokenScopes.ReadRegistry, null, false);

        await using var db = portal.Db();

        Assert.Empty(await VisibleHolders.Groups(db, token, AccessLevel.None).ToListAsync());
        Assert.Empty(await VisibleHolders.Projects(db, token, AccessLevel.None).ToListAsync());
    }

    /// <summary>The same person in a browser and with personal access tokens that may read and may not.</summary>
    private static IEnumerable<Caller> CallersLike(Caller person) =>
        [person, person with { Scopes = PersonalAccessTokenScopes.ReadApi }, person with { Scopes = PersonalAccessTokenScopes.ReadRegistry }];

    private static async Task<(List<HolderRef> Groups, List<HolderRef> Projects)> BuildAsync(
        TestPortal portal, Caller root, string name, (int Parent, Visibility Visibility)[] groups, (int Parent, Visibility Visibility)[] projects)
    {
        List<HolderRef> made = [await portal.AddGroupAsync(root, name)];
        foreach (var (parent, visibility) in groups)
            made.Add(await portal.AddGroupAsync(root, $"g{made.Count}", made[parent % made.Count], visibility));
        List<HolderRef> held = [];
        foreach (var (parent, visibility) in projects)
            held.Add(await portal.AddProjectAsync(root, $"p{held.Count}", made[parent % made.Count], visibility));
        return (made, held);
    }

    private static async Task JoinAsync(
        TestPortal portal, Caller person, List<HolderRef> groups, List<HolderRef> projects, (bool OnGroup, int Which, AccessLevel Level, int? EndsIn)[] members)
    {
        var today = DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime);
        var rows = members.Select(member => Membership.Create(
            person.UserId!.Value, member.OnGroup ? ResourceKind.Group : ResourceKind.Project,
            member.OnGroup ? groups[member.Which % groups.Count].Id : projects[member.Which % projects.Count].Id,
            member.Level, member.EndsIn is { } days ? today.AddDays(days) : null, portal.Time.GetUtcNow()));
        await using var db = portal.Db();
        db.Memberships.AddRange(rows.DistinctBy(row => (row.GroupId, row.ProjectId)));
        await db.SaveChangesAsync();
    }

    private static async Task CompareAsync(TestPortal portal, IEnumerable<Caller> callers)
    {
        await using var db = portal.Db();
        var resources = await ResourcesAsync(portal, db);
        foreach (var caller in callers)
        {
            var actor = await portal.Get<PersonLookup>().GetActorAsync(db, caller, CancellationToken.None);
            var seen = resources.Where(resource => AccessRule.Decide(actor, AccessAction.View, resource, portal.Time.GetUtcNow()).IsAllowed).ToList();
            var mine = seen.Where(resource => actor is PersonActor person && person.Memberships.LevelOn(resource) > AccessLevel.None).ToList();

            Assert.Equal(PathsOf(seen), await ListAsync(db, actor, mineOnly: false));
            Assert.Equal(PathsOf(mine), await ListAsync(db, actor, mineOnly: true));
        }
    }

    private static async Task<List<Resource>> ResourcesAsync(TestPortal portal, PortalDbContext db)
    {
        List<Resource> resources = [];
        foreach (var path in await db.Groups.Select(group => group.FullPath).Concat(db.Projects.Select(project => project.FullPath)).ToListAsync())
            resources.Add((await portal.Get<ResourceLookup>().FindByPathAsync(db, path, CancellationToken.None))!);
        return resources;
    }

    private static IEnumerable<string> PathsOf(IEnumerable<Resource> resources) => resources.Select(resource => resource.FullPath).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> ListAsync(PortalDbContext db, Actor actor, bool mineOnly)
    {
        var groups = await VisibleHolders.Groups(db, actor, mineOnly ? AccessLevel.Guest : AccessLevel.None).Select(group => group.FullPath).ToListAsync();
        var projects = await VisibleHolders.Projects(db, actor, mineOnly ? AccessLevel.Guest : AccessLevel.None).Select(project => project.FullPath).ToListAsync();
        return groups.Concat(projects).Order(StringComparer.Ordinal);
    }
}
