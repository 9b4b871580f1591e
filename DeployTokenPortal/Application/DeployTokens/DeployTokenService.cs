using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>Creates, rotates and revokes deploy tokens. Maintainers do so for projects, owners for groups (contract §2).</summary>
public sealed class DeployTokenService(
    IDbContextFactory<PortalDbContext> factory, AccessControl access, DeployTokenAudit audit, DeployTokenSecrets secrets, AccessChanges changes,
    DeployTokenMetrics metrics, TimeProvider time, ILogger<DeployTokenService> logger)
{
    /// <summary>Longest time that the old secret may work on after a rotation.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <summary>Creates a token. The secret is in the answer and nowhere else.</summary>
    /// <returns>The token with its secret, or what is wrong with which field. A refused attempt is audited too.</returns>
    public async Task<Result<DeployTokenReveal>> CreateAsync(
        Caller caller, HolderKind holder, long holderId, DeployTokenInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<DeployTokenReveal>(async db =>
        {
            var allowed = await RequireAsync(db, caller, holder, holderId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var now = time.GetUtcNow();
            var details = input.Check(now);
            if (!details.IsSuccess)
                return details.Failure;

            var token = DeployToken.Create(holder, holderId, details.Value, caller.UserId, now);
            db.DeployTokens.Add(token);
            await db.SaveChangesAsync(ct);
            token.AssignDefaultUsername();
            var secret = await secrets.IssueAsync(db, token, now, ct);
            audit.Created(db, caller, allowed.Value, token);
            await db.SaveChangesAsync(ct);
            return new DeployTokenReveal(await DeployTokenProjection.OneAsync(db, token.Id, now), secret);
        }, ct);

        if (!result.IsSuccess)
        {
            await audit.CreationFailedAsync(factory, caller, holder, holderId, input, result.Failure);
            return result;
        }

        // Somebody may have guessed the secret a moment ago, and been remembered.
        changes.OnDeployTokenChanged(result.Value.Token.Id);
        metrics.NoteCreated(holder, input.Scopes);
        logger.TokenCreated(result.Value.Token.Id, holder, holderId);
        return result;
    }

    /// <summary>Ends a token at once; its row stays. Revoking an ended token again changes nothing and succeeds.</summary>
    public async Task<Result<DeployTokenView>> RevokeAsync(Caller caller, HolderKind holder, long holderId, long tokenId, CancellationToken ct)
    {
        DeployToken? revoked = null;
        var result = await factory.ChangeAsync<DeployTokenView>(async db =>
        {
            var found = await access.FindManagedTokenAsync(db, caller, holder, holderId, tokenId, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (held, token) = found.Value;
            if (token.RevokedAt is null)
            {
                token.Revoke(caller.UserId, time.GetUtcNow());
                audit.Revoked(db, caller, held, token);
                await db.SaveChangesAsync(ct);
                revoked = token;
            }

            return await DeployTokenProjection.OneAsync(db, tokenId, time.GetUtcNow());
        }, ct);
        if (result.IsSuccess)
        {
            changes.OnDeployTokenChanged(tokenId);
            if (revoked is not null)
                metrics.NoteRevoked(holder, revoked.Scopes);
            logger.TokenRevoked(tokenId, holder, holderId);
        }

        return result;
    }

    /// <summary>Gives a live token a new secret. The old one works on for the overlap, so that clients can be changed one after the other.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="holder">Project or group.</param>
    /// <param name="holderId">Its id.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="overlap">How long the old secret works on; zero ends it at once; at most <see cref="LongestOverlap"/>.</param>
    /// <param name="ct">Honoured until the commit.</param>
    public async Task<Result<DeployTokenReveal>> RotateAsync(
        Caller caller, HolderKind holder, long holderId, long tokenId, TimeSpan overlap, CancellationToken ct)
    {
        if (overlap < TimeSpan.Zero || overlap > LongestOverlap)
            return Failure.Invalid("Overlap", $"Choose between 0 and {LongestOverlap.TotalDays:0} days.");
        var validUntil = time.GetUtcNow() + overlap;
        var result = await factory.ChangeAsync<DeployTokenReveal>(async db =>
        {
            var found = await access.FindManagedTokenAsync(db, caller, holder, holderId, tokenId, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (held, token) = found.Value;
            var now = time.GetUtcNow();
            if (token.StateAt(now) != DeployTokenState.Active)
                return Failure.Conflict($"{token.Name} has ended. Create a new token instead.");
            await DeployTokenSecrets.SupersedeAsync(db, tokenId, validUntil, now, ct);
            var secret = await secrets.IssueAsync(db, token, now, ct);
            audit.Rotated(db, caller, held, token, validUntil);
            await db.SaveChangesAsync(ct);
            return new DeployTokenReveal(await DeployTokenProjection.OneAsync(db, tokenId, now), secret);
        }, ct);
        if (result.IsSuccess)
        {
            changes.OnDeployTokenChanged(tokenId);
            logger.TokenRotated(tokenId, holder, holderId, validUntil);
        }

        return result;
    }

    private Task<Result<AccessContext>> RequireAsync(PortalDbContext db, Caller caller, HolderKind holder, long holderId, CancellationToken ct) =>
        access.RequireAsync(db, caller, AccessAction.ManageDeployTokens, holder.ToResourceKind(), holderId, ct);
}
