using System.Linq.Expressions;
using DeployTokenPortal.Data;
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
        var groupIds = somewhere.Select(row => row.GroupId).Distinct().Take(Most).ToList();
        _found.Add((need, somewhere.Sum(row => countOf(row.Tally)), await FirstAsync(db, area, placed => groupIds.Contains(placed.GroupId), condition, ct), []));
    }

    private async Task AddDepartedAsync(PortalDbContext db, AuditedArea area, IReadOnlyList<DepartedCreator> departed, CancellationToken ct)
    {
        if (departed.Count == 0)
            return;
        var ids = new List<long>();
        foreach (var creator in departed.Take(Most))
        {
            ids.AddRange(await FirstAsync(
                db, area, placed => placed.GroupId == creator.GroupId && placed.Token.ProjectId == creator.ProjectId && placed.Token.CreatedById == creator.UserId,
                conditions.Active, ct));
        }

        _found.Add((TokenNeed.CreatorLeft, departed.Sum(creator => creator.Count), [.. ids.Distinct().Take(Most)], [.. departed.Select(creator => creator.UserId).Distinct().Take(Most)]));
    }

    private static async Task<IReadOnlyList<long>> FirstAsync(
        PortalDbContext db, AuditedArea area, Expression<Func<PlacedToken, bool>> place, Expression<Func<DeployToken, bool>> condition, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var tokens in area.Tokens(db))
            ids.AddRange(await tokens.Where(place).Select(placed => placed.Token).Where(condition).OrderBy(token => token.Id).Take(Most).Select(token => token.Id).ToListAsync(ct));
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
