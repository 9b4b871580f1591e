using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>Turns stored tokens into views.</summary>
internal static class PersonalAccessTokenProjection
{
    /// <summary>The views of a bounded query, in its order.</summary>
    public static async Task<List<PersonalAccessTokenView>> ViewsAsync(
        PortalDbContext db, IQueryable<PersonalAccessToken> tokens, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await tokens.AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(token => (long?)token.Id);
        var hints = await db.TokenSecrets.AsNoTracking().Where(secret => ids.Contains(secret.PersonalAccessTokenId))
            .Select(secret => new { Id = secret.PersonalAccessTokenId!.Value, secret.Hint }).ToListAsync(ct);
        var byToken = hints.ToLookup(row => row.Id, row => row.Hint);
        return rows.ConvertAll(token => new PersonalAccessTokenView(
            token.Id, token.Name, byToken[token.Id].FirstOrDefault() is { Length: > 0 } hint ? PersonalAccessTokenSecrets.Prefix + hint : null,
            token.Scopes, token.IsLiveAt(now), token.ExpiresAt, token.CreatedAt, token.RevokedAt, token.LastUsedAt, token.LastUsedAddress)
        { UserId = token.UserId });
    }
}
