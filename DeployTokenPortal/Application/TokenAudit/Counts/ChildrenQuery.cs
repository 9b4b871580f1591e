using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>Divides an area among what lies directly below it: subgroups with all in them, and projects. Only what is there now and has tokens.</summary>
internal static class ChildrenQuery
{
    public static async Task<IReadOnlyList<AuditedChild>> RunAsync(
        PortalDbContext db, AuditedArea area, IReadOnlyList<TallyRow> rows, CancellationToken ct)
    {
        if (area.Kind == ResourceKind.Project || area.IsOwnOnly)
            return [];
        long? parentId = area.Kind == ResourceKind.Instance ? null : area.Id;
        var byGroup = rows.GroupBy(row => row.GroupId).ToDictionary(group => group.Key, group => TokenTally.Sum(group.Select(row => row.Tally)));
        var children = await db.Groups.AsNoTracking().Where(group => group.ParentId == parentId)
            .Select(group => new { group.Id, group.Path }).ToListAsync(ct);
        // Each group below, with the child that it lies in.
        var lines = await db.Groups.Where(group => group.ParentId == parentId)
            .Join(db.GroupAncestors, child => child.Id, line => line.AncestorId, (child, line) => new { ChildId = child.Id, line.GroupId })
            .ToListAsync(ct);
        var inside = lines.ToLookup(line => line.ChildId, line => line.GroupId);
        var found = children.Select(child => new AuditedChild(
            ResourceKind.Group, child.Id, child.Path, TokenTally.Sum(inside[child.Id].Where(byGroup.ContainsKey).Select(id => byGroup[id])))).ToList();
        if (area.Kind == ResourceKind.Group)
            found.AddRange(await ProjectsAsync(db, area.Id, rows, ct));
        return [.. found.Where(child => child.Tally.Active + child.Tally.Expired + child.Tally.Revoked > 0)
            .OrderByDescending(child => child.Tally.Active).ThenBy(child => child.Path, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<AuditedChild>> ProjectsAsync(PortalDbContext db, long groupId, IReadOnlyList<TallyRow> rows, CancellationToken ct)
    {
        var byProject = rows.Where(row => row.GroupId == groupId && row.ProjectId is not null)
            .GroupBy(row => row.ProjectId!.Value).ToDictionary(project => project.Key, project => TokenTally.Sum(project.Select(row => row.Tally)));
        var projects = await db.Projects.AsNoTracking().Where(project => project.GroupId == groupId)
            .Select(project => new { project.Id, project.Path }).ToListAsync(ct);
        return projects.Where(project => byProject.ContainsKey(project.Id))
            .Select(project => new AuditedChild(ResourceKind.Project, project.Id, project.Path, byProject[project.Id]));
    }
}
