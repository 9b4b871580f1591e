using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Who belongs where: the four who sign in at known places, the rest spread over the groups.</summary>
internal static class DemoMembers
{
    private static readonly (int Person, string Path, AccessLevel Level)[] s_fixed =
    [
        (1, "acme", AccessLevel.Owner),
        (2, "acme/platform", AccessLevel.Maintainer),
        (3, "acme/platform", AccessLevel.Developer),
        (3, "acme/web", AccessLevel.Reporter),
        (4, "labs", AccessLevel.Owner),
    ];

    private static readonly AccessLevel[] s_team =
    [
        AccessLevel.Owner, AccessLevel.Maintainer, AccessLevel.Maintainer, AccessLevel.Developer, AccessLevel.Developer, AccessLevel.Developer, AccessLevel.Reporter, AccessLevel.Guest,
    ];

    public static void Join(DemoWorld world)
    {
        foreach (var (person, path, level) in s_fixed)
            Add(world, world.People[person], world.Holders.Single(holder => holder.Resource.FullPath == path), level, endsOn: null);

        // Teams belong to the groups below the top; a few people help out in a single project for a while.
        var company = world.People.Skip(DemoPeople.SignIns).ToList();
        foreach (var team in world.Holders.Where(holder => holder.Resource is { Kind: ResourceKind.Group, GroupIds.Count: 2 }).ToList())
        {
            foreach (var level in s_team)
                AddIfNew(world, world.Dice.Pick(company), team, level, endsOn: null);
        }

        foreach (var project in world.Holders.Where(holder => holder.Resource.Kind == ResourceKind.Project && world.Dice.Percent(40)).ToList())
        {
            var end = DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays(world.Dice.Below(200) - 60);
            AddIfNew(world, world.Dice.Pick(company), project, world.Dice.Pick(s_team.Skip(1).ToList()), world.Dice.Percent(60) ? end : null);
        }
    }

    private static void AddIfNew(DemoWorld world, PortalUser person, DemoHolder holder, AccessLevel level, DateOnly? endsOn)
    {
        if (!world.IsMember(person, holder.Resource))
            Add(world, person, holder, level, endsOn);
    }

    private static void Add(DemoWorld world, PortalUser person, DemoHolder holder, AccessLevel level, DateOnly? endsOn)
    {
        var at = world.Dice.Between(Later(holder.CreatedAt, person.CreatedAt), Later(holder.CreatedAt, person.CreatedAt).AddDays(5));
        var author = world.PickPerson(AccessAction.ManageMembers, holder.Resource);
        world.AddMembership(person, holder.Resource, level, endsOn, at);
        world.Record(at, author, new AuditEntry(
            AuditEventNames.MemberAdded, AuditScope.Of(holder.Resource), new AuditTarget("Member", person.Id, person.UserName!),
            $"{person.UserName} added as {level}.", [new AuditFact("access_level", null, level.ToString())]));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
