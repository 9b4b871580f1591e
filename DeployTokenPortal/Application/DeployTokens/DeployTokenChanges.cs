using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>What is to change about a token; a null says nothing about a field.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Username">The new log-in name; blank means the default one.</param>
/// <param name="Scopes">The new scopes, all of them.</param>
/// <param name="Expiry">The new end; a value whose instant is null means never.</param>
public sealed record DeployTokenChange(string? Name, string? Username, DeployTokenScopes? Scopes, DeployTokenExpiry? Expiry);

/// <summary>A chosen end.</summary>
/// <param name="At">Last instant at which the token works; null for never.</param>
public sealed record DeployTokenExpiry(DateTimeOffset? At);

/// <summary>Changes and deletes deploy tokens, by whoever may create them there.</summary>
public sealed class DeployTokenChanges(
    IDbContextFactory<PortalDbContext> factory, AccessControl access, DeployTokenAudit audit, AccessChanges changes, DeployTokenMetrics metrics,
    TimeProvider time, ILogger<DeployTokenChanges> logger)
{
    /// <summary>Changes name, username, scopes or end; holds from the next request on. The secret stays the same.</summary>
    /// <returns>The token as it is now; invalid fields; a conflict for a revoked one, which nothing brings back.</returns>
    public async Task<Result<DeployTokenView>> UpdateAsync(
        Caller caller, HolderKind holder, long holderId, long tokenId, DeployTokenChange change, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<DeployTokenView>(async db =>
        {
            var found = await access.FindManagedTokenAsync(db, caller, holder, holderId, tokenId, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (held, token) = found.Value;
            var now = time.GetUtcNow();
            if (token.RevokedAt is not null)
                return Failure.Conflict($"{token.Name} was revoked. Create a new token instead.");
            var before = new DeployTokenDetails(token.Name, token.Username, token.Scopes, token.ExpiresAt);
            var after = Merge(before, change);
            // An end that stays may have passed already; only a chosen one must not.
            var details = after.Check(change.Expiry is null ? DateTimeOffset.MinValue : now);
            if (!details.IsSuccess)
                return details.Failure;

            token.Change(details.Value);
            var hints = await db.TokenSecrets.Where(secret => secret.DeployTokenId == tokenId && (secret.ValidUntil == null || secret.ValidUntil > now))
                .Select(secret => secret.Hint).ToListAsync(ct);
            token.Describe(hints);
            if (before != new DeployTokenDetails(token.Name, token.Username, token.Scopes, token.ExpiresAt))
            {
                audit.Updated(db, caller, held, token, before);
                await db.SaveChangesAsync(ct);
            }

            return await DeployTokenProjection.OneAsync(db, tokenId, now);
        }, ct);
        if (result.IsSuccess)
        {
            changes.OnDeployTokenChanged(tokenId);
            logger.TokenUpdated(tokenId, holder, holderId);
        }

        return result;
    }

    /// <summary>Ends a token at once and takes it out of every list; its history and counts stay (contract §1.4).</summary>
    public async Task<Result> DeleteAsync(Caller caller, HolderKind holder, long holderId, long tokenId, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<DeployToken>(async db =>
        {
            var found = await access.FindManagedTokenAsync(db, caller, holder, holderId, tokenId, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (held, token) = found.Value;
            token.Delete(time.GetUtcNow());
            audit.Deleted(db, caller, held, token);
            await db.SaveChangesAsync(ct);
            return token;
        }, ct);
        if (!result.IsSuccess)
            return result.Failure;
        changes.OnDeployTokenChanged(tokenId);
        metrics.NoteDeleted(holder, result.Value.Scopes);
        logger.TokenDeleted(tokenId, holder, holderId);
        return Result.Success;
    }

    private static DeployTokenInput Merge(DeployTokenDetails before, DeployTokenChange change) => new(
        change.Name ?? before.Name, change.Username ?? before.Username, change.Scopes ?? before.Scopes,
        change.Expiry is null ? before.ExpiresAt : change.Expiry.At);
}
