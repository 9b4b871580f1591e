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
    /// <param name="least">Only where the person has this level or a higher one, for administrators too; none for everything that may be seen.</param>
    public static IQueryable<Group> Groups(PortalDbContext db, Actor actor, AccessLevel least)
    {
        if (!MaySeeAnything(actor))
            return db.Groups.Where(group => false);
        if (actor is not PersonActor person)
            return db.Groups.Where(group => least == AccessLevel.None && group.Visibility == Visibility.Public);
        if (person.IsAdministrator && least == AccessLevel.None)
            return db.Groups;
        var groupIds = person.Memberships.GroupIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Group, id) >= least).ToList();
        return db.Groups.Where(group =>
            db.GroupAncestors.Any(line => line.GroupId == group.Id && groupIds.Contains(line.AncestorId))
            || (least == AccessLevel.None && group.Visibility != Visibility.Private));
    }

    /// <inheritdoc cref="Groups"/>
    public static IQueryable<Project> Projects(PortalDbContext db, Actor actor, AccessLevel least)
    {
        if (!MaySeeAnything(actor))
            return db.Projects.Where(project => false);
        if (actor is not PersonActor person)
            return db.Projects.Where(project => least == AccessLevel.None && project.Visibility == Visibility.Public);
        if (person.IsAdministrator && least == AccessLevel.None)
            return db.Projects;
        var groupIds = person.Memberships.GroupIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Group, id) >= least).ToList();
        var projectIds = person.Memberships.ProjectIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Project, id) >= least).ToList();
        return db.Projects.Where(project =>
            projectIds.Contains(project.Id)
            || db.GroupAncestors.Any(line => line.GroupId == project.GroupId && groupIds.Contains(line.AncestorId))
            || (least == AccessLevel.None && project.Visibility != Visibility.Private));
    }

    /// <summary>False for whom the rule refuses even what is public: a deploy token, a personal access token without a reading scope.</summary>
    private static bool MaySeeAnything(Actor actor) =>
        AccessRule.Decide(actor, AccessAction.View, s_open, DateTimeOffset.UnixEpoch).IsAllowed;
}
