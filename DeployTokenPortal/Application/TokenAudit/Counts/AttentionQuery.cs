using System.Linq.Expressions;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>Gives the counts of what needs attention a few names. Looks only where the counts say that there is something, at an index.</summary>
internal sealed class AttentionQuery(TokenConditions conditions)
{
    private const int Most = 3;

    private readonly List<(TokenNeed Need, int Count, IReadOnlyList<long> Ids, IReadOnlyList<long> People)> _found = [];

    public async Task<IReadOnlyList<AttentionItem>> RunAsync(
        PortalDbContext db, AuditedArea area, IReadOnlyList<TallyRow> rows, IReadOnlyList<DepartedCreator> departed, CancellationToken ct)
    {
        await AddDepartedAsync(db, area, departed, ct);
        await AddAsync(db, area, TokenNeed.Expiring, rows, tally => tally.Expiring, conditions.Expiring, ct);
        await AddAsync(db, area, TokenNeed.Unwritten, rows, tally => tally.Unwritten, conditions.Unwritten, ct);
        await AddAsync(db, area, TokenNeed.Unused, rows, tally => tally.Unused, conditions.Unused, ct);
        await AddAsync(db, area, TokenNeed.Stale, rows, tally => tally.Stale, conditions.Stale, ct);
        await AddAsync(db, area, TokenNeed.NeverExpires, rows, tally => tally.NeverExpires, conditions.NeverExpires, ct);
        return await NameAsync(db, ct);
    }

    private async Task AddAsync(
        PortalDbContext db, AuditedArea area, TokenNeed need, IReadOnlyList<TallyRow> rows, Func<TokenTally, int> countOf,
        Expression<Func<DeployToken, bool>> condition, CancellationToken ct)
    {
        var somewhere = rows.Where(row => countOf(row.Tally) > 0).ToList();
        if (somewhere.Count == 0)
            return;
        var groups = somewhere.GroupBy(row => row.GroupId, row => countOf(row.Tally)).Select(group => (Id: group.Key, Count: group.Sum())).ToList();
        _found.Add((need, groups.Sum(group => group.Count), await FirstAsync(In(db, area, FewestFor(groups)), condition, ct), []));
    }

    // The first groups that have enough to name between them.
    private static List<long> FewestFor(List<(long Id, int Count)> groups)
    {
        var ids = new List<long>();
        for (var (index, named) = (0, 0); index < groups.Count && named < Most; named += groups[index++].Count)
            ids.Add(groups[index].Id);
        return ids;
    }

    private async Task AddDepartedAsync(PortalDbContext db, AuditedArea area, IReadOnlyList<DepartedCreator> departed, CancellationToken ct)
    {
        if (departed.Count == 0)
            return;
        var ids = new List<long>();
        foreach (var creator in departed.Take(Most))
        {
            var held = creator.ProjectId is { } projectId
                ? db.DeployTokens.Where(token => token.ProjectId == projectId)
                : db.DeployTokens.Where(token => token.GroupId == creator.GroupId);
            ids.AddRange(await FirstAsync([held.Where(token => token.CreatedById == creator.UserId)], conditions.Active, ct));
        }

        _found.Add((TokenNeed.CreatorLeft, departed.Sum(creator => creator.Count), [.. ids.Distinct().Take(Most)], [.. departed.Select(creator => creator.UserId).Distinct().Take(Most)]));
    }

    // The tokens of an area that lie in one of these groups, each query with an index of its own to begin at.
    private static IReadOnlyList<IQueryable<DeployToken>> In(PortalDbContext db, AuditedArea area, List<long> groupIds)
    {
        if (area.Kind == ResourceKind.Project)
            return [db.DeployTokens.Where(token => token.ProjectId == area.Id)];
        var ofGroups = db.DeployTokens.Where(token => groupIds.Contains(token.GroupId!.Value));
        if (area.IsOwnOnly)
            return [ofGroups];
        var projectIds = db.Projects.Where(project => groupIds.Contains(project.GroupId)).Select(project => project.Id);
        return [db.DeployTokens.Where(token => projectIds.Contains(token.ProjectId!.Value)), ofGroups];
    }

    private static async Task<IReadOnlyList<long>> FirstAsync(
        IReadOnlyList<IQueryable<DeployToken>> queries, Expression<Func<DeployToken, bool>> condition, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var tokens in queries)
            ids.AddRange(await tokens.Where(condition).OrderBy(token => token.Id).Take(Most).Select(token => token.Id).ToListAsync(ct));
        return [.. ids.Order().Take(Most)];
    }

    private async Task<IReadOnlyList<AttentionItem>> NameAsync(PortalDbContext db, CancellationToken ct)
    {
        var ids = _found.SelectMany(item => item.Ids).Distinct().ToList();
        var tokens = await db.DeployTokens.AsNoTracking().Where(token => ids.Contains(token.Id))
            .Select(token => new { token.Id, token.Name, token.CreatedAt }).ToDictionaryAsync(token => token.Id, ct);
        var userIds = _found.SelectMany(item => item.People).ToList();
        var people = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        return [.. _found.Select(item =>
        {
            var first = item.Ids.Where(tokens.ContainsKey).Select(id => tokens[id]).ToList();
            return new AttentionItem(
                item.Need, item.Count, [.. first.Select(token => token.Name)], first.Count == 0 ? null : first.Min(token => token.CreatedAt),
                [.. item.People.Select(id => people.GetValueOrDefault(id)).OfType<string>()]);
        })];
    }
}
