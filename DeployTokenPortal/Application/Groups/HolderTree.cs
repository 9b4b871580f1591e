using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Keeps what follows from the tree in step with it: unique paths, full paths below a rename, the closure of ancestors.</summary>
internal static class HolderTree
{
    /// <summary>Takes a path for a group or project that is already stored. Old paths that lead elsewhere give way.</summary>
    /// <returns>A failure of the field <c>Path</c> when something live has it.</returns>
    public static async Task<Result> ClaimPathAsync(PortalDbContext db, string fullPath, long? groupId, long? projectId, CancellationToken ct)
    {
        var key = PathRule.Key(fullPath);
        var route = await db.Routes.SingleOrDefaultAsync(route => route.PathKey == key, ct);
        if (route is { IsFormer: false } && (route.GroupId != groupId || route.ProjectId != projectId))
            return Failure.Invalid(nameof(HolderInput.Path), $"{fullPath} is taken. Choose another path.");
        if (route is null)
        {
            db.Routes.Add(new HolderRoute { PathKey = key, GroupId = groupId, ProjectId = projectId });
            return Result.Success;
        }

        (route.GroupId, route.ProjectId, route.IsFormer) = (groupId, projectId, false);
        return Result.Success;
    }

    /// <summary>After a group got a new full path: gives everything in and below it its new path; the old ones lead to the new ones.</summary>
    /// <returns>A failure when a new path would be too long or is taken.</returns>
    public static async Task<Result> FollowAsync(PortalDbContext db, Group group, string oldFullPath, CancellationToken ct)
    {
        var groups = await BelowAsync(db, group.Id, ct);
        var groupIds = groups.Select(below => below.Id).ToList();
        var projects = await db.Projects.Where(project => groupIds.Contains(project.GroupId)).ToListAsync(ct);

        await db.Routes.Where(route => groupIds.Contains(route.GroupId!.Value) && !route.IsFormer)
            .ExecuteUpdateAsync(set => set.SetProperty(route => route.IsFormer, true), ct);
        var projectIds = projects.Select(project => project.Id).ToList();
        await db.Routes.Where(route => projectIds.Contains(route.ProjectId!.Value) && !route.IsFormer)
            .ExecuteUpdateAsync(set => set.SetProperty(route => route.IsFormer, true), ct);

        foreach (var below in groups)
        {
            if (below.Id != group.Id)
                below.Follow(Replace(below.FullPath, oldFullPath, group.FullPath));
            if (await ClaimAsync(db, below.FullPath, below.Id, null, ct) is { IsSuccess: false } taken)
                return taken;
        }

        foreach (var project in projects)
        {
            project.Follow(Replace(project.FullPath, oldFullPath, group.FullPath));
            if (await ClaimAsync(db, project.FullPath, null, project.Id, ct) is { IsSuccess: false } taken)
                return taken;
        }

        return Result.Success;
    }

    /// <summary>After one project got a new full path: the old one leads to the new one.</summary>
    public static async Task<Result> FollowAsync(PortalDbContext db, Project project, CancellationToken ct)
    {
        await db.Routes.Where(route => route.ProjectId == project.Id && !route.IsFormer)
            .ExecuteUpdateAsync(set => set.SetProperty(route => route.IsFormer, true), ct);
        return await ClaimAsync(db, project.FullPath, null, project.Id, ct);
    }

    /// <summary>The lines of a group that was just stored: itself and everything above its parent.</summary>
    public static async Task AddClosureAsync(PortalDbContext db, Group group, CancellationToken ct)
    {
        db.GroupAncestors.Add(new GroupAncestor { GroupId = group.Id, AncestorId = group.Id, Distance = 0 });
        if (group.ParentId is not { } parentId)
            return;
        var above = await db.GroupAncestors.AsNoTracking().Where(line => line.GroupId == parentId).ToListAsync(ct);
        db.GroupAncestors.AddRange(above.Select(line =>
            new GroupAncestor { GroupId = group.Id, AncestorId = line.AncestorId, Distance = line.Distance + 1 }));
    }

    /// <summary>Cuts the group with all below it off its old ancestors and hangs it below the new parent.</summary>
    /// <returns>A failure when the new place lies inside the group itself or would be too deep.</returns>
    public static async Task<Result> MoveClosureAsync(PortalDbContext db, long groupId, long? parentId, CancellationToken ct)
    {
        var below = await db.GroupAncestors.AsNoTracking().Where(line => line.AncestorId == groupId).ToListAsync(ct);
        if (below.Any(line => line.GroupId == parentId))
            return Failure.Invalid("ParentId", "A group cannot move into itself or a group below it.");
        var above = await db.GroupAncestors.AsNoTracking().Where(line => line.GroupId == parentId).ToListAsync(ct);
        if (above.Count + 1 + below.Max(line => line.Distance) > PathRule.MaximumDepth)
            return Failure.Invalid("ParentId", $"Groups can be nested {PathRule.MaximumDepth} deep. Choose a higher place.");

        var inside = below.Select(line => line.GroupId).ToList();
        await db.GroupAncestors.Where(line => inside.Contains(line.GroupId) && !inside.Contains(line.AncestorId)).ExecuteDeleteAsync(ct);
        db.GroupAncestors.AddRange(below.SelectMany(down => above.Select(up =>
            new GroupAncestor { GroupId = down.GroupId, AncestorId = up.AncestorId, Distance = down.Distance + 1 + up.Distance })));
        return Result.Success;
    }

    /// <summary>The group and every live group below it, tracked.</summary>
    public static Task<List<Group>> BelowAsync(PortalDbContext db, long groupId, CancellationToken ct) =>
        db.Groups.Where(below => db.GroupAncestors.Any(line => line.AncestorId == groupId && line.GroupId == below.Id)).ToListAsync(ct);

    /// <summary>How many groups lie from this one up to the root, itself counted.</summary>
    public static Task<int> DepthAsync(PortalDbContext db, long groupId, CancellationToken ct) =>
        db.GroupAncestors.CountAsync(line => line.GroupId == groupId, ct);

    private static async Task<Result> ClaimAsync(PortalDbContext db, string fullPath, long? groupId, long? projectId, CancellationToken ct) =>
        fullPath.Length > PathRule.FullPathLength
            ? Failure.Invalid(nameof(HolderInput.Path), $"{fullPath} would be over {PathRule.FullPathLength} characters.")
            : await ClaimPathAsync(db, fullPath, groupId, projectId, ct);

    private static string Replace(string fullPath, string oldPrefix, string newPrefix) => newPrefix + fullPath[oldPrefix.Length..];
}
