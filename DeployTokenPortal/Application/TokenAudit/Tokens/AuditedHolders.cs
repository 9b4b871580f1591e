using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Tokens;

/// <summary>The holders of a page of tokens as decisions see them, deleted ones included.</summary>
internal sealed class AuditedHolders
{
    private readonly Dictionary<(HolderKind Kind, long Id), Resource> _holders;

    private AuditedHolders(Dictionary<(HolderKind, long), Resource> holders) => _holders = holders;

    /// <summary>The holder of a token that was among those loaded.</summary>
    public Resource this[DeployToken token] => _holders[(token.Holder, token.HolderId)];

    public static async Task<AuditedHolders> LoadAsync(PortalDbContext db, IReadOnlyList<DeployToken> tokens, CancellationToken ct)
    {
        var projectIds = tokens.Select(token => token.ProjectId).OfType<long>().Distinct().ToList();
        var groupIds = tokens.Select(token => token.GroupId).OfType<long>().Distinct().ToList();
        var projects = await db.Projects.IgnoreQueryFilters().AsNoTracking().Where(project => projectIds.Contains(project.Id))
            .Select(project => new { project.Id, project.GroupId, project.FullPath, project.Visibility }).ToListAsync(ct);
        var groups = await db.Groups.IgnoreQueryFilters().AsNoTracking().Where(group => groupIds.Contains(group.Id))
            .Select(group => new { group.Id, group.FullPath, group.Visibility }).ToListAsync(ct);
        var below = projects.Select(project => project.GroupId).Concat(groupIds).Distinct().ToList();
        var chains = (await db.GroupAncestors.AsNoTracking().Where(line => below.Contains(line.GroupId)).OrderBy(line => line.Distance)
            .Select(line => new { line.GroupId, line.AncestorId }).ToListAsync(ct)).ToLookup(line => line.GroupId, line => line.AncestorId);

        var holders = new Dictionary<(HolderKind, long), Resource>();
        foreach (var project in projects)
            holders[(HolderKind.Project, project.Id)] = new Resource(ResourceKind.Project, project.Id, project.FullPath, project.Visibility, [.. chains[project.GroupId]]);
        foreach (var group in groups)
            holders[(HolderKind.Group, group.Id)] = new Resource(ResourceKind.Group, group.Id, group.FullPath, group.Visibility, [.. chains[group.Id]]);
        return new AuditedHolders(holders);
    }
}
