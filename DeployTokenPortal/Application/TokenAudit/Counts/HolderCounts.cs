using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>The counts of tokens by holder and set of scopes, as queries. Each leaves unsaid what its state already says.</summary>
internal sealed class HolderCounts(TokenConditions conditions, DateTimeOffset periodStart)
{
    public IQueryable<HolderTally> OfActive(HeldTokens held)
    {
        var c = conditions.AmongActive;
        var (neverUsed, neverExpires, unused, stale, unwritten) = (c.NeverUsed, c.NeverExpires, c.Unused, c.Stale, c.Unwritten);
        var (expiring, expiring30) = (c.Expiring, c.ExpiringWithin(30));
        var (used7, used30, used90) = (conditions.UsedSince(7), conditions.UsedSince(30), conditions.UsedSince(90));
        var createdInPeriod = TokenConditions.CreatedSince(periodStart);
        return held.Where(conditions.Active).GroupBy(token => new { token.HolderId, token.Token.Scopes }, token => token.Token).Select(tokens => new HolderTally
        {
            HolderId = tokens.Key.HolderId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tokens.Count(),
                CreatedInPeriod = tokens.AsQueryable().Count(createdInPeriod),
                Active = tokens.Count(),
                Used7 = tokens.AsQueryable().Count(used7),
                Used30 = tokens.AsQueryable().Count(used30),
                Used90 = tokens.AsQueryable().Count(used90),
                // Told by the set of scopes, for all of them at once.
                CanWrite = (tokens.Key.Scopes & DeployTokenScopeSets.Writing) != 0 ? tokens.Count() : 0,
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

    public IQueryable<HolderTally> OfEnded(HeldTokens held)
    {
        var (used7, used30, used90) = (conditions.UsedSince(7), conditions.UsedSince(30), conditions.UsedSince(90));
        var createdInPeriod = TokenConditions.CreatedSince(periodStart);
        return held.Where(conditions.Ended).GroupBy(token => new { token.HolderId, token.Token.Scopes }, token => token.Token).Select(tokens => new HolderTally
        {
            HolderId = tokens.Key.HolderId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tokens.Count(),
                CreatedInPeriod = tokens.AsQueryable().Count(createdInPeriod),
                Expired = tokens.Count(token => token.RevokedAt == null),
                Revoked = tokens.Count(token => token.RevokedAt != null),
                Used7 = tokens.AsQueryable().Count(used7),
                Used30 = tokens.AsQueryable().Count(used30),
                Used90 = tokens.AsQueryable().Count(used90),
            },
        });
    }

    public IQueryable<HolderTally> OfDeleted(HeldTokens held)
    {
        var (createdInPeriod, deletedInPeriod) = (TokenConditions.CreatedSince(periodStart), TokenConditions.DeletedSince(periodStart));
        return held.Where(conditions.Deleted).GroupBy(token => new { token.HolderId, token.Token.Scopes }, token => token.Token).Select(tokens => new HolderTally
        {
            HolderId = tokens.Key.HolderId,
            Scopes = tokens.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tokens.Count(),
                CreatedInPeriod = tokens.AsQueryable().Count(createdInPeriod),
                Deleted = tokens.Count(),
                DeletedInPeriod = tokens.AsQueryable().Count(deletedInPeriod),
            },
        });
    }
}

/// <summary>The counts of one holder's tokens with exactly these scopes.</summary>
internal sealed class HolderTally
{
    public long HolderId { get; init; }

    public DeployTokenScopes Scopes { get; init; }

    public required TokenTally Tally { get; init; }
}
