using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>Makes the secrets of deploy tokens and keeps their digests.</summary>
public sealed class DeployTokenSecrets(IOptions<TokensOptions> options)
{
    /// <summary>Gives a stored token one more secret and makes it findable by its hint. The caller of this method saves.</summary>
    internal async Task<SecretValue> IssueAsync(PortalDbContext db, DeployToken token, DateTimeOffset now, CancellationToken ct)
    {
        var prefix = options.Value.Prefix;
        var secret = SecretGenerator.Generate(prefix);
        var print = new SecretPrint(SecretDigest.CurrentVersion, SecretDigest.Compute(secret), SecretDigest.Hint(secret, prefix));
        db.TokenSecrets.Add(TokenSecret.ForDeployToken(token.Id, print, now));
        var earlier = await db.TokenSecrets.Where(other => other.DeployTokenId == token.Id && (other.ValidUntil == null || other.ValidUntil > now))
            .Select(other => other.Hint).ToListAsync(ct);
        token.Describe([print.Hint, .. earlier]);
        return secret;
    }

    /// <summary>
    /// Lets the secret in force work until an instant at the latest, and ends at once what an earlier rotation left over: there are never more
    /// than two. Saves that.
    /// </summary>
    internal static async Task SupersedeAsync(PortalDbContext db, long tokenId, DateTimeOffset validUntil, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var secret in await db.TokenSecrets.Where(secret => secret.DeployTokenId == tokenId).ToListAsync(ct))
            secret.EndAt(secret.ValidUntil is null ? validUntil : now);
        await db.SaveChangesAsync(ct);
    }
}
