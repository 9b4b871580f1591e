using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>Reads deploy tokens; maintainers and owners only (contract §2).</summary>
public sealed class DeployTokenQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    /// <summary>A page of one holder's own tokens, with counts over all of them.</summary>
    public async Task<Result<DeployTokenList>> ListAsync(Caller caller, HolderKind holder, long holderId, DeployTokenFilter filter, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewDeployTokens, holder.ToResourceKind(), holderId, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var now = time.GetUtcNow();
        var own = db.DeployTokens.OwnedBy(holder, holderId);
        var wanted = Narrow(own, filter, now);
        var total = await wanted.CountAsync(ct);
        var tokens = await DeployTokenProjection.ViewsAsync(db, Ordered(wanted, filter).Skip(filter.Page.Offset).Take(filter.Page.Size), now, ct);
        var creatorIds = own.Where(token => token.CreatedById != null).Select(token => token.CreatedById!.Value);
        var creators = await db.Users.AsNoTracking()
            .Where(user => creatorIds.Contains(user.Id))
            .OrderBy(user => user.Name).Select(user => new TokenCreator(user.Id, user.Name)).ToListAsync(ct);
        return new DeployTokenList(
            new Page<DeployTokenView>(tokens, total, filter.Page), await CountAsync(own, now, ct), creators, allowed.Value.Can(AccessAction.ManageDeployTokens));
    }

    /// <summary>How many tokens a holder has.</summary>
    public async Task<Result<DeployTokenCounts>> CountAsync(Caller caller, HolderKind holder, long holderId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewDeployTokens, holder.ToResourceKind(), holderId, ct);
        return allowed.IsSuccess ? await CountAsync(db.DeployTokens.OwnedBy(holder, holderId), time.GetUtcNow(), ct) : allowed.Failure;
    }

    /// <summary>One token of a holder.</summary>
    public async Task<Result<DeployTokenView>> GetAsync(Caller caller, HolderKind holder, long holderId, long tokenId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewDeployTokens, holder.ToResourceKind(), holderId, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var found = await DeployTokenProjection.ViewsAsync(
            db, db.DeployTokens.OwnedBy(holder, holderId).Where(token => token.Id == tokenId), time.GetUtcNow(), ct);
        return found.Count == 0 ? Failure.NotFound("The deploy token") : found[0];
    }

    private static async Task<DeployTokenCounts> CountAsync(IQueryable<DeployToken> own, DateTimeOffset now, CancellationToken ct)
    {
        var active = own.Where(DeployTokenProjection.IsActiveAt(now));
        var nextWeek = now.AddDays(7);
        return new DeployTokenCounts(
            await active.CountAsync(ct),
            await own.CountAsync(DeployTokenProjection.IsInactiveAt(now), ct),
            await active.CountAsync(token => token.ExpiresAt <= nextWeek, ct));
    }

    private static IQueryable<DeployToken> Narrow(IQueryable<DeployToken> own, DeployTokenFilter filter, DateTimeOffset now)
    {
        var wanted = own.Where(filter.IsActive ? DeployTokenProjection.IsActiveAt(now) : DeployTokenProjection.IsInactiveAt(now));
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } search)
            wanted = wanted.Where(token => token.SearchText.Contains(search));
        if (filter.Scope is { } scope)
            wanted = wanted.Where(token => (token.Scopes & scope) == scope);
        if (filter.CreatedById is { } creator)
            wanted = wanted.Where(token => token.CreatedById == creator);
        return wanted;
    }

    private static IQueryable<DeployToken> Ordered(IQueryable<DeployToken> tokens, DeployTokenFilter filter) => (filter.Order, filter.Descending) switch
    {
        // Databases disagree on where null sorts, so "never" gets a key of its own.
        (DeployTokenOrder.Expires, false) => tokens.OrderBy(token => token.ExpiresAt == null).ThenBy(token => token.ExpiresAt).ThenBy(token => token.Id),
        (DeployTokenOrder.Expires, true) => tokens.OrderBy(token => token.ExpiresAt != null).ThenByDescending(token => token.ExpiresAt).ThenBy(token => token.Id),
        (DeployTokenOrder.Name, false) => tokens.OrderBy(token => token.SearchText).ThenBy(token => token.Id),
        (DeployTokenOrder.Name, true) => tokens.OrderByDescending(token => token.SearchText).ThenBy(token => token.Id),
        (DeployTokenOrder.LastUsed, false) => tokens.OrderBy(token => token.LastUsedAt != null).ThenBy(token => token.LastUsedAt).ThenBy(token => token.Id),
        (DeployTokenOrder.LastUsed, true) => tokens.OrderBy(token => token.LastUsedAt == null).ThenByDescending(token => token.LastUsedAt).ThenBy(token => token.Id),
        (DeployTokenOrder.Created, false) => tokens.OrderBy(token => token.CreatedAt).ThenBy(token => token.Id),
        (DeployTokenOrder.Created, true) => tokens.OrderByDescending(token => token.CreatedAt).ThenByDescending(token => token.Id),
    };
}
