using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>
/// Counts tokens by holder and set of scopes, in the order of the index that has both: nothing is sorted, and some thousand rows come back for a hundred
/// thousand tokens.
/// </summary>
internal sealed class TallyQuery(TokenConditions conditions, DateTimeOffset periodStart)
{
    /// <param name="db">The context.</param>
    /// <param name="area">Whose tokens.</param>
    /// <param name="groupOf">The group of each project of the area.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<TallyRow>> RunAsync(PortalDbContext db, AuditedArea area, IReadOnlyDictionary<long, long> groupOf, CancellationToken ct)
    {
        var rows = new List<TallyRow>();
        foreach (var tokens in area.Tokens(db))
        {
            var active = await Active(tokens).ToDictionaryAsync(row => (row.HolderId, row.Scopes), row => row.Tally, ct);
            await foreach (var row in All(tokens).AsAsyncEnumerable().WithCancellation(ct))
            {
                var isProject = tokens.Holder == HolderKind.Project;
                rows.Add(new TallyRow(
                    isProject ? groupOf[row.HolderId] : row.HolderId, isProject ? row.HolderId : null, row.Scopes,
                    active.TryGetValue((row.HolderId, row.Scopes), out var more) ? row.Tally + more : row.Tally));
            }
        }

        return rows;
    }

    private IQueryable<HolderTally> All(HeldTokens held)
    {
        var (expired, revoked, deleted) = (conditions.Expired, conditions.Revoked, conditions.Deleted);
        var (used7, used30, used90) = (conditions.UsedWithin(7), conditions.UsedWithin(30), conditions.UsedWithin(90));
        var (createdInPeriod, deletedInPeriod) = (TokenConditions.CreatedSince(periodStart), TokenConditions.DeletedSince(periodStart));
        return held.Where(_ => true).GroupBy(token => new { token.HolderId, token.Token.Scopes }, token => token.Token).Select(tokens => new HolderTally
        {
            HolderId = tokens.Key.HolderId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tokens.Count(),
                CreatedInPeriod = tokens.AsQueryable().Count(createdInPeriod),
                Deleted = tokens.AsQueryable().Count(deleted),
                DeletedInPeriod = tokens.AsQueryable().Count(deletedInPeriod),
                Expired = tokens.AsQueryable().Count(expired),
                Revoked = tokens.AsQueryable().Count(revoked),
                Used7 = tokens.AsQueryable().Count(used7),
                Used30 = tokens.AsQueryable().Count(used30),
                Used90 = tokens.AsQueryable().Count(used90),
            },
        });
    }

    private IQueryable<HolderTally> Active(HeldTokens held)
    {
        var c = conditions.AmongActive;
        var (canWrite, neverUsed, neverExpires, unused, stale, unwritten) = (c.CanWrite, c.NeverUsed, c.NeverExpires, c.Unused, c.Stale, c.Unwritten);
        var (expiring, expiring30) = (c.Expiring, c.ExpiringWithin(30));
        return held.Where(conditions.Active).GroupBy(token => new { token.HolderId, token.Token.Scopes }, token => token.Token).Select(tokens => new HolderTally
        {
            HolderId = tokens.Key.HolderId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Active = tokens.Count(),
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

    private sealed class HolderTally
    {
        public long HolderId { get; init; }

        public DeployTokenScopes Scopes { get; init; }

        public required TokenTally Tally { get; init; }
    }
}
