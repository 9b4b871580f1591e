using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>Why a personal access token does not sign anybody in.</summary>
public enum PersonalAccessTokenFault
{
    /// <summary>There is no such token, or its owner is blocked. A deploy token is none either (contract §3.2).</summary>
    Unknown,

    /// <summary>Its end has passed.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}

/// <summary>Whom a personal access token signs in.</summary>
/// <param name="TokenId">The token.</param>
/// <param name="Name">Its name.</param>
/// <param name="UserId">Its owner.</param>
/// <param name="Scopes">What it allows.</param>
public sealed record PersonalAccessTokenOwner(long TokenId, string Name, long UserId, PersonalAccessTokenScopes Scopes);

/// <summary>Finds the owner of a personal access token for the REST API. It asks the database each time: a revoked one is refused at once on every node.</summary>
public sealed class PersonalAccessTokenLookup(IDbContextFactory<PortalDbContext> factory, TimeProvider time)
{
    /// <summary>The owner, or why there is none.</summary>
    public async Task<(PersonalAccessTokenOwner? Owner, PersonalAccessTokenFault Fault)> FindAsync(SecretValue presented, CancellationToken ct)
    {
        if (!SecretFormat.IsSecretText(presented.Reveal()))
            return (null, PersonalAccessTokenFault.Unknown);
        var digest = SecretDigest.Compute(presented);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await (
            from secret in db.TokenSecrets.AsNoTracking()
            where secret.Digest == digest
            join token in db.PersonalAccessTokens on secret.PersonalAccessTokenId equals token.Id
            join user in db.Users on token.UserId equals user.Id
            where user.BlockedAt == null
            select new { token.Id, token.Name, token.UserId, token.Scopes, token.RevokedAt, token.ExpiresAt }).SingleOrDefaultAsync(ct);
        return found switch
        {
            null => (null, PersonalAccessTokenFault.Unknown),
            { RevokedAt: not null } => (null, PersonalAccessTokenFault.Revoked),
            { ExpiresAt: { } end } when end < time.GetUtcNow() => (null, PersonalAccessTokenFault.Expired),
            _ => (new PersonalAccessTokenOwner(found.Id, found.Name, found.UserId, found.Scopes), default),
        };
    }
}
