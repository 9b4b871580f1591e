using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>A group or project with everything that is stored about it.</summary>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="Above">The group it lies in; null for a top-level group.</param>
/// <param name="Name">Shown name.</param>
/// <param name="FullName">The names from the root down, parted by <c> / </c>.</param>
/// <param name="Path">Last segment.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record HolderRecord(
    ResourceKind Kind, long Id, HolderPlace? Above, string Name, string FullName, string Path, string FullPath, string Description, Visibility Visibility,
    DateTimeOffset CreatedAt);

/// <summary>The group that something lies in.</summary>
public sealed record HolderPlace(long Id, string Name, string Path, string FullPath, long? ParentId);

/// <summary>What a plain list holds.</summary>
/// <param name="Search">Part of a name or path, without regard to case; blank for all.</param>
/// <param name="Least">Only where the caller has this level or more; none for everything the caller sees.</param>
/// <param name="Within">Only what lies in this group; null for anywhere.</param>
/// <param name="IsDeep">With <paramref name="Within"/>: also what lies further below.</param>
/// <param name="IsTopLevel">Only top-level groups.</param>
/// <param name="Visibility">Only of this visibility; null for any.</param>
public sealed record HolderListFilter(
    string? Search = null, AccessLevel Least = AccessLevel.None, long? Within = null, bool IsDeep = false, bool IsTopLevel = false, Visibility? Visibility = null);

/// <summary>Plain lists of groups and projects by id, as the REST API shows them.</summary>
public sealed class HolderCatalog(IDbContextFactory<PortalDbContext> factory, AccessControl access, PersonLookup people)
{
    /// <summary>One group or project.</summary>
    public async Task<Result<HolderRecord>> GetAsync(Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct) is { Failure: { } refused })
            return refused;
        return kind == ResourceKind.Project
            ? (await ProjectsAsync(db, db.Projects.Where(project => project.Id == id), ct)).Single()
            : (await GroupsAsync(db, db.Groups.Where(group => group.Id == id), ct)).Single();
    }

    /// <summary>A page of groups by id; what lies in an invisible group is not found.</summary>
    public async Task<Result<Page<HolderRecord>>> ListGroupsAsync(Caller caller, HolderListFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await RefusedAsync(db, caller, filter, ct) is { } refused)
            return refused;
        var groups = VisibleHolders.Groups(db, await people.GetActorAsync(db, caller, ct), filter.Least);
        if (filter.Within is { } within)
        {
            groups = filter.IsDeep
                ? groups.Where(group => group.Id != within && db.GroupAncestors.Any(line => line.GroupId == group.Id && line.AncestorId == within))
                : groups.Where(group => group.ParentId == within);
        }

        if (filter.IsTopLevel)
            groups = groups.Where(group => group.ParentId == null);
        if (filter.Visibility is { } visibility)
            groups = groups.Where(group => group.Visibility == visibility);
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } search)
            groups = groups.Where(group => group.SearchText.Contains(search));
        var rows = await GroupsAsync(db, groups.OrderBy(group => group.Id).Skip(page.Offset).Take(page.Size), ct);
        return new Page<HolderRecord>(rows, await groups.CountUpToMostAsync(page, rows.Count, ct), page);
    }

    /// <summary>A page of projects by id; what lies in an invisible group is not found.</summary>
    public async Task<Result<Page<HolderRecord>>> ListProjectsAsync(Caller caller, HolderListFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await RefusedAsync(db, caller, filter, ct) is { } refused)
            return refused;
        var projects = VisibleHolders.Projects(db, await people.GetActorAsync(db, caller, ct), filter.Least);
        if (filter.Within is { } within)
        {
            projects = filter.IsDeep
                ? projects.Where(project => db.GroupAncestors.Any(line => line.GroupId == project.GroupId && line.AncestorId == within))
                : projects.Where(project => project.GroupId == within);
        }

        if (filter.Visibility is { } visibility)
            projects = projects.Where(project => project.Visibility == visibility);
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } search)
            projects = projects.Where(project => project.SearchText.Contains(search));
        var rows = await ProjectsAsync(db, projects.OrderBy(project => project.Id).Skip(page.Offset).Take(page.Size), ct);
        return new Page<HolderRecord>(rows, await projects.CountUpToMostAsync(page, rows.Count, ct), page);
    }

    private async Task<Failure?> RefusedAsync(PortalDbContext db, Caller caller, HolderListFilter filter, CancellationToken ct) =>
        filter.Within is { } within ? (await access.RequireAsync(db, caller, AccessAction.View, ResourceKind.Group, within, ct)).Failure : null;

    private static async Task<IReadOnlyList<HolderRecord>> GroupsAsync(PortalDbContext db, IQueryable<Group> groups, CancellationToken ct)
    {
        var rows = await groups.AsNoTracking().ToListAsync(ct);
        var chains = await ChainsAsync(db, rows.Select(row => row.Id), ct);
        return [.. rows.Select(row => new HolderRecord(
            ResourceKind.Group, row.Id, chains[row.Id].Skip(1).FirstOrDefault(), row.Name, FullName(chains[row.Id], null), row.Path, row.FullPath, row.Description,
            row.Visibility, row.CreatedAt))];
    }

    private static async Task<IReadOnlyList<HolderRecord>> ProjectsAsync(PortalDbContext db, IQueryable<Project> projects, CancellationToken ct)
    {
        var rows = await projects.AsNoTracking().ToListAsync(ct);
        var chains = await ChainsAsync(db, rows.Select(row => row.GroupId), ct);
        return [.. rows.Select(row => new HolderRecord(
            ResourceKind.Project, row.Id, chains[row.GroupId][0], row.Name, FullName(chains[row.GroupId], row.Name), row.Path, row.FullPath, row.Description,
            row.Visibility, row.CreatedAt))];
    }

    // Each group with those above it, nearest first.
    private static async Task<Dictionary<long, List<HolderPlace>>> ChainsAsync(PortalDbContext db, IEnumerable<long> groupIds, CancellationToken ct)
    {
        var ids = groupIds.Distinct().ToList();
        var lines = await db.GroupAncestors.AsNoTracking().Where(line => ids.Contains(line.GroupId))
            .Join(db.Groups, line => line.AncestorId, group => group.Id, (line, group) => new { line.GroupId, line.Distance, group })
            .Select(row => new { row.GroupId, row.Distance, Place = new HolderPlace(row.group.Id, row.group.Name, row.group.Path, row.group.FullPath, row.group.ParentId) })
            .ToListAsync(ct);
        return lines.GroupBy(line => line.GroupId).ToDictionary(chain => chain.Key, chain => chain.OrderBy(line => line.Distance).Select(line => line.Place).ToList());
    }

    private static string FullName(IEnumerable<HolderPlace> chain, string? own)
    {
        var names = chain.Reverse().Select(place => place.Name);
        return string.Join(" / ", own is null ? names : names.Append(own));
    }
}
