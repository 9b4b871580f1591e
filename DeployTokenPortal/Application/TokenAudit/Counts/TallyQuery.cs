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
    /// <summary>What is counted of all tokens.</summary>
    public Task<IReadOnlyDictionary<HolderScopes, TokenTally>> CountAllAsync(PortalDbContext db, AuditedArea area, CancellationToken ct) => ReadAsync(db, area, All, ct);

    /// <summary>What is counted of active tokens only.</summary>
    public Task<IReadOnlyDictionary<HolderScopes, TokenTally>> CountActiveAsync(PortalDbContext db, AuditedArea area, CancellationToken ct) => ReadAsync(db, area, Active, ct);

    /// <summary>Both together.</summary>
    /// <param name="all">Of all tokens.</param>
    /// <param name="active">Of active ones.</param>
    /// <param name="groupOf">The group of each project of the area.</param>
    public static IReadOnlyList<TallyRow> Join(
        IReadOnlyDictionary<HolderScopes, TokenTally> all, IReadOnlyDictionary<HolderScopes, TokenTally> active, IReadOnlyDictionary<long, long> groupOf) =>
    [
        // A holder that came between the two queries is counted the next time.
        .. from pair in all
           let key = pair.Key
           let isProject = key.Holder == HolderKind.Project
           where !isProject || groupOf.ContainsKey(key.HolderId)
           select new TallyRow(
               isProject ? groupOf[key.HolderId] : key.HolderId, isProject ? key.HolderId : null, key.Scopes,
               active.TryGetValue(key, out var more) ? pair.Value + more : pair.Value),
    ];

    private static async Task<IReadOnlyDictionary<HolderScopes, TokenTally>> ReadAsync(
        PortalDbContext db, AuditedArea area, Func<HeldTokens, IQueryable<HolderTally>> query, CancellationToken ct)
    {
        var rows = new Dictionary<HolderScopes, TokenTally>();
        foreach (var tokens in area.Tokens(db))
        {
            await foreach (var row in query(tokens).AsAsyncEnumerable().WithCancellation(ct))
                rows.Add(new HolderScopes(tokens.Holder, row.HolderId, row.Scopes), row.Tally);
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

/// <summary>The tokens of one holder with exactly these scopes, as a key.</summary>
internal readonly record struct HolderScopes(HolderKind Holder, long HolderId, DeployTokenScopes Scopes);
