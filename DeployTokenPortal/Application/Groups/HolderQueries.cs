using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Reads groups and projects, never more than the caller may see.</summary>
public sealed class HolderQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, RegistryConnectionAccess connecting, PersonLookup people, TimeProvider time)
{
    /// <summary>One group or project with what the caller may do there.</summary>
    public async Task<Result<HolderView>> GetAsync(Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var held = allowed.Value;
        var chain = held.Resource.GroupIds;
        var steps = await db.Groups.AsNoTracking().Where(group => chain.Contains(group.Id))
            .Select(group => new HolderStep(group.Id, group.Name, group.FullPath)).ToListAsync(ct);
        var above = steps.Where(step => kind == ResourceKind.Project || step.GroupId != id).OrderBy(step => step.FullPath.Length).ToList();

        if (kind == ResourceKind.Project)
        {
            var project = await db.Projects.AsNoTracking().SingleAsync(project => project.Id == id, ct);
            return new HolderView(kind, id, project.GroupId, project.Name, project.Path, project.FullPath, project.Description, project.Visibility,
                project.CreatedAt, above, held.Level, HolderPermissions.Of(held, connecting.Allows(held)));
        }

        var group = await db.Groups.AsNoTracking().SingleAsync(group => group.Id == id, ct);
        return new HolderView(kind, id, group.ParentId, group.Name, group.Path, group.FullPath, group.Description, group.Visibility,
            group.CreatedAt, above, held.Level, HolderPermissions.Of(held, connecting.Allows(held)));
    }

    /// <summary>What has this full path, now or formerly, if the caller may see it; for redirects from paths.</summary>
    public async Task<(ResourceKind Kind, long Id)?> FindByPathAsync(Caller caller, string fullPath, CancellationToken ct)
    {
        if (fullPath.Length is 0 or > PathRule.FullPathLength)
            return null;
        await using var db = await factory.CreateDbContextAsync(ct);
        var key = PathRule.Key(fullPath);
        if (await db.Routes.AsNoTracking().SingleOrDefaultAsync(route => route.PathKey == key, ct) is not { } route)
            return null;
        var (kind, id) = route.ProjectId is { } projectId ? (ResourceKind.Project, projectId) : (ResourceKind.Group, route.GroupId!.Value);
        return (await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct)).IsSuccess ? (kind, id) : null;
    }

    /// <summary>A page of groups, by full path.</summary>
    public async Task<Page<HolderRow>> ListGroupsAsync(Caller caller, HolderFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var actor = await people.GetActorAsync(db, caller, ct);
        var query = VisibleHolders.Groups(db, actor, filter.MineOnly ? AccessLevel.Guest : AccessLevel.None);
        if (filter.ParentId is { } parentId)
            query = query.Where(group => group.ParentId == parentId);
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } search)
            query = query.Where(group => group.SearchText.Contains(search));
        var total = await query.CountAsync(ct);
        var groups = await query.AsNoTracking().OrderBy(group => group.FullPath).Skip(filter.Page.Offset).Take(filter.Page.Size).ToListAsync(ct);
        var rows = new HolderRows(db, actor, time.GetUtcNow());
        return new Page<HolderRow>(await rows.OfAsync(groups, ct), total, filter.Page);
    }

    /// <summary>A page of projects, by full path.</summary>
    public async Task<Page<HolderRow>> ListProjectsAsync(Caller caller, HolderFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var actor = await people.GetActorAsync(db, caller, ct);
        var query = VisibleHolders.Projects(db, actor, filter.MineOnly ? AccessLevel.Guest : AccessLevel.None);
        if (filter.ParentId is { } groupId)
            query = query.Where(project => project.GroupId == groupId);
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } search)
            query = query.Where(project => project.SearchText.Contains(search));
        var total = await query.CountAsync(ct);
        var projects = await query.AsNoTracking().OrderBy(project => project.FullPath).Skip(filter.Page.Offset).Take(filter.Page.Size).ToListAsync(ct);
        var rows = new HolderRows(db, actor, time.GetUtcNow());
        return new Page<HolderRow>(await rows.OfAsync(projects, ct), total, filter.Page);
    }
}
