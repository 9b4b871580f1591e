using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Access;

/// <summary>Turns an id or a path into a resource with its chain of groups. Deleted groups and projects are not found.</summary>
public sealed class ResourceLookup
{
    /// <summary>The group or project with this id, or null.</summary>
    public async Task<Resource?> FindAsync(PortalDbContext db, ResourceKind kind, long id, CancellationToken ct) => kind switch
    {
        ResourceKind.Instance => Resource.Instance,
        ResourceKind.Group => await FindGroupAsync(db, id, ct),
        ResourceKind.Project => await FindProjectAsync(db, id, ct),
    };

    /// <summary>The group or project that has this full path now, without regard to case, or null.</summary>
    public async Task<Resource?> FindByPathAsync(PortalDbContext db, string fullPath, CancellationToken ct)
    {
        if (fullPath.Length is 0 or > PathRule.FullPathLength)
            return null;
        var key = PathRule.Key(fullPath);
        var route = await db.Routes.AsNoTracking()
            .Where(route => route.PathKey == key && !route.IsFormer)
            .Select(route => new { route.GroupId, route.ProjectId })
            .SingleOrDefaultAsync(ct);
        return route switch
        {
            null => null,
            { ProjectId: { } projectId } => await FindProjectAsync(db, projectId, ct),
            _ => await FindGroupAsync(db, route.GroupId!.Value, ct),
        };
    }

    private static async Task<Resource?> FindGroupAsync(PortalDbContext db, long id, CancellationToken ct)
    {
        var group = await db.Groups.AsNoTracking().Where(group => group.Id == id)
            .Select(group => new { group.FullPath, group.Visibility }).SingleOrDefaultAsync(ct);
        return group is null ? null : new Resource(ResourceKind.Group, id, group.FullPath, group.Visibility, await GetChainAsync(db, id, ct));
    }

    private static async Task<Resource?> FindProjectAsync(PortalDbContext db, long id, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().Where(project => project.Id == id)
            .Select(project => new { project.GroupId, project.FullPath, project.Visibility }).SingleOrDefaultAsync(ct);
        return project is null
            ? null
            : new Resource(ResourceKind.Project, id, project.FullPath, project.Visibility, await GetChainAsync(db, project.GroupId, ct));
    }

    /// <summary>The group and its ancestors, nearest first.</summary>
    private static async Task<IReadOnlyList<long>> GetChainAsync(PortalDbContext db, long groupId, CancellationToken ct) =>
        await db.GroupAncestors.AsNoTracking().Where(line => line.GroupId == groupId)
            .OrderBy(line => line.Distance).Select(line => line.AncestorId).ToListAsync(ct);
}
