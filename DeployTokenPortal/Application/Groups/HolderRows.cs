using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Adds to one page of groups or projects the caller's level, where it comes from, and the number of active tokens.</summary>
internal sealed class HolderRows(PortalDbContext db, Actor actor, DateTimeOffset now)
{
    public async Task<IReadOnlyList<HolderRow>> OfAsync(IReadOnlyList<Group> groups, CancellationToken ct)
    {
        var chains = await ChainsAsync(groups.Select(group => group.Id), ct);
        var ids = groups.Select(group => group.Id).ToList();
        var counts = await Live().Where(token => ids.Contains(token.GroupId!.Value))
            .GroupBy(token => token.GroupId!.Value).ToDictionaryAsync(group => group.Key, group => group.Count(), ct);
        return [.. groups.Select(group => RowOf(
            new Resource(ResourceKind.Group, group.Id, group.FullPath, group.Visibility, chains.IdsOf(group.Id)),
            group.Name, group.Description, chains, counts.GetValueOrDefault(group.Id)))];
    }

    public async Task<IReadOnlyList<HolderRow>> OfAsync(IReadOnlyList<Project> projects, CancellationToken ct)
    {
        var chains = await ChainsAsync(projects.Select(project => project.GroupId), ct);
        var ids = projects.Select(project => project.Id).ToList();
        var counts = await Live().Where(token => ids.Contains(token.ProjectId!.Value))
            .GroupBy(token => token.ProjectId!.Value).ToDictionaryAsync(group => group.Key, group => group.Count(), ct);
        return [.. projects.Select(project => RowOf(
            new Resource(ResourceKind.Project, project.Id, project.FullPath, project.Visibility, chains.IdsOf(project.GroupId)),
            project.Name, project.Description, chains, counts.GetValueOrDefault(project.Id)))];
    }

    private IQueryable<Domain.DeployTokens.DeployToken> Live() =>
        db.DeployTokens.AsNoTracking().Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now));

    private HolderRow RowOf(Resource resource, string name, string description, Chains chains, int tokens)
    {
        var memberships = (actor as PersonActor)?.Memberships ?? MembershipSet.Empty;
        var level = memberships.LevelOn(resource);
        var canCount = AccessRule.Decide(actor, AccessAction.ViewDeployTokens, resource, now).IsAllowed;
        return new HolderRow(resource.Kind, resource.Id, name, resource.FullPath, description, resource.Visibility, level,
            chains.SourceOf(memberships, resource, level), canCount ? tokens : null);
    }

    private async Task<Chains> ChainsAsync(IEnumerable<long> groupIds, CancellationToken ct)
    {
        var ids = groupIds.Distinct().ToList();
        var lines = await db.GroupAncestors.AsNoTracking().Where(line => ids.Contains(line.GroupId))
            .Join(db.Groups, line => line.AncestorId, group => group.Id, (line, group) => new { line.GroupId, line.AncestorId, line.Distance, group.FullPath })
            .ToListAsync(ct);
        return new Chains(
            lines.GroupBy(line => line.GroupId).ToDictionary(
                chain => chain.Key, chain => (IReadOnlyList<long>)[.. chain.OrderBy(line => line.Distance).Select(line => line.AncestorId)]),
            lines.DistinctBy(line => line.AncestorId).ToDictionary(line => line.AncestorId, line => line.FullPath));
    }

    private sealed record Chains(Dictionary<long, IReadOnlyList<long>> ById, Dictionary<long, string> Paths)
    {
        public IReadOnlyList<long> IdsOf(long groupId) => ById.GetValueOrDefault(groupId) ?? [];

        /// <summary>Path of the group that gives the level, or null when the resource itself does or nothing does.</summary>
        public string? SourceOf(MembershipSet memberships, Resource resource, AccessLevel level)
        {
            if (level == AccessLevel.None || memberships.DirectLevelOn(resource.Kind, resource.Id) == level)
                return null;
            var source = resource.GroupIds.First(id => memberships.DirectLevelOn(ResourceKind.Group, id) == level);
            return Paths[source];
        }
    }
}
