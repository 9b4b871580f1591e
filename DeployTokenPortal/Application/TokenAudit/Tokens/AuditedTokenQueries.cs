using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Tokens;

/// <summary>The tokens behind the numbers of <see cref="TokenAuditQueries"/>, by the same conditions and for the same people.</summary>
public sealed class AuditedTokenQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    private const int RowsAtOnce = 500;

    /// <summary>A page of tokens: by end where that is why they are listed, else the oldest first.</summary>
    public async Task<Result<Page<AuditedToken>>> ListAsync(
        Caller caller, AuditedArea area, AuditedTokenFilter filter, AttentionThresholds thresholds, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, area.Kind, area.Id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var wanted = Wanted(db, area, filter, thresholds);
        var isByEnd = filter.Need is TokenNeed.Expiring or TokenNeed.Expiring30;
        var ordered = isByEnd ? wanted.OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id) : wanted.OrderBy(token => token.Id);
        var ids = await ordered.Select(token => token.Id).Skip(page.Offset).Take(page.Size).ToListAsync(ct);
        return new Page<AuditedToken>(await LoadAsync(db, allowed.Value, ids, ct), await wanted.CountUpToMostAsync(page, ids.Count, ct), page);
    }

    /// <summary>All tokens of a filter, oldest first, read bit by bit for a download. Nothing when the caller may not see the area.</summary>
    public async IAsyncEnumerable<AuditedToken> StreamAsync(
        Caller caller, AuditedArea area, AuditedTokenFilter filter, AttentionThresholds thresholds, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, area.Kind, area.Id, ct);
        if (!allowed.IsSuccess)
            yield break;
        // Eight bytes a token are kept; the rows themselves come and go.
        var ids = await Wanted(db, area, filter, thresholds).OrderBy(token => token.Id).Select(token => token.Id).ToListAsync(ct);
        foreach (var part in ids.Chunk(RowsAtOnce))
        {
            foreach (var token in await LoadAsync(db, allowed.Value, part, ct))
                yield return token;
        }
    }

    private IQueryable<TokenKey> Wanted(PortalDbContext db, AuditedArea area, AuditedTokenFilter filter, AttentionThresholds thresholds)
    {
        var now = time.GetUtcNow();
        var conditions = new TokenConditions(now, thresholds);
        // Nobody asks in which group a token of the instance lies, and to begin at all groups would be to sort all tokens for a page.
        List<IQueryable<DeployToken>> queries = area.Kind == ResourceKind.Instance
            ? [db.DeployTokens.IgnoreQueryFilters().AsNoTracking()]
            : [.. area.Tokens(db).Select(held => held.Tokens)];
        if (filter.Scope is { } scope)
            queries = [.. queries.Select(tokens => tokens.Where(token => (token.Scopes & scope) == scope))];
        var byState = ConditionOf(conditions, filter.State);
        queries = [.. queries.Select(tokens => tokens.Where(byState))];
        if (filter.Need is { } need)
        {
            var byNeed = ConditionOf(db, conditions, DateOnly.FromDateTime(now.UtcDateTime), need);
            queries = [.. queries.Select(tokens => tokens.Where(byNeed))];
        }

        return queries.Select(tokens => tokens.Select(token => new TokenKey { Id = token.Id, ExpiresAt = token.ExpiresAt })).Aggregate((one, other) => one.Concat(other));
    }

    private static Expression<Func<DeployToken, bool>> ConditionOf(TokenConditions conditions, DeployTokenState? state) => state switch
    {
        DeployTokenState.Active => conditions.Active,
        DeployTokenState.Expired => conditions.Expired,
        DeployTokenState.Revoked => conditions.Revoked,
        DeployTokenState.Deleted => conditions.Deleted,
        null => token => token.DeletedAt == null,
    };

    private static Expression<Func<DeployToken, bool>> ConditionOf(PortalDbContext db, TokenConditions conditions, DateOnly today, TokenNeed need) => need switch
    {
        TokenNeed.CanWrite => conditions.CanWrite,
        TokenNeed.Expiring30 => conditions.ExpiringWithin(30),
        TokenNeed.NeverUsed => conditions.NeverUsed,
        TokenNeed.Used30 => conditions.UsedWithin(30),
        TokenNeed.CreatorLeft => new DepartedCreators(conditions, today).Condition(db),
        TokenNeed.Expiring => conditions.Expiring,
        TokenNeed.Unwritten => conditions.Unwritten,
        TokenNeed.Unused => conditions.Unused,
        TokenNeed.Stale => conditions.Stale,
        TokenNeed.NeverExpires => conditions.NeverExpires,
    };

    private static async Task<IReadOnlyList<AuditedToken>> LoadAsync(PortalDbContext db, AccessContext caller, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var tokens = db.DeployTokens.IgnoreQueryFilters().AsNoTracking().Where(token => ids.Contains(token.Id));
        var rows = await tokens.ToListAsync(ct);
        var views = (await DeployTokenProjection.ViewsAsync(db, rows, caller.Now, ct)).ToDictionary(view => view.Id);
        var holders = await AuditedHolders.LoadAsync(db, rows, ct);
        var byId = rows.ToDictionary(token => token.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => new AuditedToken(
            views[id], holders[byId[id]].FullPath, byId[id].LastWroteAt, byId[id].DeletedAt,
            byId[id].DeletedAt is null && AccessRule.Decide(caller.Actor, AccessAction.ManageDeployTokens, holders[byId[id]], caller.Now).IsAllowed))];
    }

    private sealed class TokenKey
    {
        public long Id { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }
    }
}
