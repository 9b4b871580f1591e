using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;

namespace DeployTokenPortal.Application.Groups;

/// <summary>
/// The set form of <see cref="AccessAction.View"/>: what an actor may see, as a query. It must say the same as <see cref="AccessRule"/>, which a test compares.
/// </summary>
internal static class VisibleHolders
{
    private static readonly Resource s_open = new(ResourceKind.Group, 0, "", Visibility.Public, []);

    /// <param name="db">The context.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="mineOnly">Only where the person has a level; for administrators too.</param>
    public static IQueryable<Group> Groups(PortalDbContext db, Actor actor, bool mineOnly)
    {
        if (!MaySeeAnything(actor))
            return db.Groups.Where(group => false);
        if (actor is not PersonActor person)
            return db.Groups.Where(group => !mineOnly && group.Visibility == Visibility.Public);
        if (person.IsAdministrator && !mineOnly)
            return db.Groups;
        var groupIds = person.Memberships.GroupIds.ToList();
        return db.Groups.Where(group =>
            db.GroupAncestors.Any(line => line.GroupId == group.Id && groupIds.Contains(line.AncestorId))
            || (!mineOnly && group.Visibility != Visibility.Private));
    }

    /// <inheritdoc cref="Groups"/>
    public static IQueryable<Project> Projects(PortalDbContext db, Actor actor, bool mineOnly)
    {
        if (!MaySeeAnything(actor))
            return db.Projects.Where(project => false);
        if (actor is not PersonActor person)
            return db.Projects.Where(project => !mineOnly && project.Visibility == Visibility.Public);
        if (person.IsAdministrator && !mineOnly)
            return db.Projects;
        var groupIds = person.Memberships.GroupIds.ToList();
        var projectIds = person.Memberships.ProjectIds.ToList();
        return db.Projects.Where(project =>
            projectIds.Contains(project.Id)
            || db.GroupAncestors.Any(line => line.GroupId == project.GroupId && groupIds.Contains(line.AncestorId))
            || (!mineOnly && project.Visibility != Visibility.Private));
    }

    /// <summary>False for whom the rule refuses even what is public: a deploy token, a personal access token without a reading scope.</summary>
    private static bool MaySeeAnything(Actor actor) =>
        AccessRule.Decide(actor, AccessAction.View, s_open, DateTimeOffset.UnixEpoch).IsAllowed;
}
