using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>Counts tokens by group and set of scopes in one pass over an index: some hundred rows come back for a hundred thousand tokens.</summary>
internal sealed class TallyQuery(TokenConditions conditions, DateTimeOffset periodStart)
{
    public async Task<IReadOnlyList<TallyRow>> RunAsync(PortalDbContext db, AuditedArea area, CancellationToken ct)
    {
        var rows = new List<TallyRow>();
        foreach (var tokens in area.Tokens(db))
            rows.AddRange(await Group(tokens).ToListAsync(ct));
        return rows;
    }

    /// <summary>The same by project, for the projects that lie directly in one group.</summary>
    public async Task<IReadOnlyDictionary<long, TokenTally>> RunByProjectAsync(PortalDbContext db, long groupId, CancellationToken ct)
    {
        var placed = from project in db.Projects
                     where project.GroupId == groupId
                     join token in db.DeployTokens.IgnoreQueryFilters() on (long?)project.Id equals token.ProjectId
                     select new PlacedToken { GroupId = project.Id, Token = token };
        var rows = await Group(placed).ToListAsync(ct);
        return rows.GroupBy(row => row.GroupId).ToDictionary(project => project.Key, project => TokenTally.Sum(project.Select(row => row.Tally)));
    }

    private IQueryable<TallyRow> Group(IQueryable<PlacedToken> placed)
    {
        var c = conditions;
        var (active, expired, revoked, deleted) = (c.Active, c.Expired, c.Revoked, c.Deleted);
        var (canWrite, neverUsed, neverExpires, unused, stale, unwritten) = (c.CanWrite, c.NeverUsed, c.NeverExpires, c.Unused, c.Stale, c.Unwritten);
        var (expiring, expiring30) = (c.Expiring, c.ExpiringWithin(30));
        var (used7, used30, used90) = (c.UsedWithin(7), c.UsedWithin(30), c.UsedWithin(90));
        var (createdInPeriod, deletedInPeriod) = (TokenConditions.CreatedSince(periodStart), TokenConditions.DeletedSince(periodStart));
        return placed.GroupBy(token => new { token.GroupId, token.Token.Scopes }, token => token.Token).Select(tokens => new TallyRow
        {
            GroupId = tokens.Key.GroupId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tokens.Count(),
                CreatedInPeriod = tokens.AsQueryable().Count(createdInPeriod),
                Deleted = tokens.AsQueryable().Count(deleted),
                DeletedInPeriod = tokens.AsQueryable().Count(deletedInPeriod),
                Active = tokens.AsQueryable().Count(active),
                Expired = tokens.AsQueryable().Count(expired),
                Revoked = tokens.AsQueryable().Count(revoked),
                Used7 = tokens.AsQueryable().Count(used7),
                Used30 = tokens.AsQueryable().Count(used30),
                Used90 = tokens.AsQueryable().Count(used90),
                CanWrite = tokens.AsQueryable().Count(canWrite),
                NeverUsed = tokens.AsQueryable().Count(neverUsed),
                Expiring30 = tokens.AsQueryable().Count(expiring30),
                Expiring = tokens.AsQueryable().Count(expiring),
                NeverExpires = tokens.AsQueryable().Count(neverExpires),
                Unused = tokens.AsQueryable().Count(unused),
                Stale = tokens.AsQueryable().Count(stale),
                Unwritten = tokens.AsQueryable().Count(unwritten),
            },
        });
    }
}
