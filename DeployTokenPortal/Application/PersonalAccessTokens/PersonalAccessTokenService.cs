using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>People create and revoke their own tokens, in a browser session only: a token cannot make itself a stronger one.</summary>
public sealed class PersonalAccessTokenService(
    IDbContextFactory<PortalDbContext> factory, PersonLookup people, AuditTrail audit, AccessChanges changes, TimeProvider time,
    ILogger<PersonalAccessTokenService> logger)
{
    internal const string BrowserOnly = "Sign in with a browser to manage personal access tokens.";

    /// <summary>Creates a token for the caller. The secret is in the answer and nowhere else.</summary>
    public async Task<Result<PersonalAccessTokenReveal>> CreateAsync(Caller caller, PersonalAccessTokenInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<PersonalAccessTokenReveal>(async db =>
        {
            if (await people.GetActorAsync(db, caller, ct) is not PersonActor { Scopes: null } person)
                return Failure.Forbidden(BrowserOnly);
            var now = time.GetUtcNow();
            if (input.FindFaults(now) is { } fault)
                return fault;

            var token = PersonalAccessToken.Create(person.UserId, input.Name!.Trim(), input.Scopes, input.ExpiresAt?.ToUniversalTime(), now);
            db.PersonalAccessTokens.Add(token);
            await db.SaveChangesAsync(ct);
            var secret = SecretGenerator.Generate(PersonalAccessTokenSecrets.Prefix);
            PersonalAccessTokenSecrets.Keep(db, token, secret, now);
            PersonalAccessTokenAudit.Created(audit, db, caller, person, token);
            await db.SaveChangesAsync(ct);
            var view = await PersonalAccessTokenProjection.ViewsAsync(db, db.PersonalAccessTokens.Where(row => row.Id == token.Id), now, CancellationToken.None);
            return new PersonalAccessTokenReveal(view.Single(), person.Username, secret);
        }, ct);
        if (!result.IsSuccess)
            return result;
        changes.OnPersonalAccessTokenChanged(result.Value.Token.Id);
        logger.PersonalTokenCreated(result.Value.Token.Id, caller.UserId ?? 0);
        return result;
    }

    /// <summary>Ends one of the caller's tokens at once; its row stays. Revoking an ended token again changes nothing and succeeds.</summary>
    public async Task<Result> RevokeAsync(Caller caller, long tokenId, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<PersonalAccessToken>(async db =>
        {
            if (await people.GetActorAsync(db, caller, ct) is not PersonActor { Scopes: null } person)
                return Failure.Forbidden(BrowserOnly);
            var token = await db.PersonalAccessTokens.SingleOrDefaultAsync(token => token.Id == tokenId && token.UserId == person.UserId, ct);
            if (token is null)
                return Failure.NotFound("The personal access token");
            if (token.RevokedAt is not null)
                return token;
            token.Revoke(time.GetUtcNow());
            PersonalAccessTokenAudit.Revoked(audit, db, caller, person, token);
            await db.SaveChangesAsync(ct);
            return token;
        }, ct);
        if (!result.IsSuccess)
            return result.Failure;
        changes.OnPersonalAccessTokenChanged(tokenId);
        logger.PersonalTokenRevoked(tokenId, caller.UserId ?? 0);
        return Result.Success;
    }
}
