using System.Linq.Expressions;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>From rows to <see cref="DeployTokenView"/>, with the names of the people concerned.</summary>
internal static class DeployTokenProjection
{
    /// <summary>Tokens that work at this instant.</summary>
    public static Expression<Func<DeployToken, bool>> IsActiveAt(DateTimeOffset now) =>
        token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now);

    /// <summary>Tokens that expired or were revoked, but not deleted.</summary>
    public static Expression<Func<DeployToken, bool>> IsInactiveAt(DateTimeOffset now) =>
        token => token.RevokedAt != null || token.ExpiresAt < now;

    /// <summary>The own tokens of one holder.</summary>
    public static IQueryable<DeployToken> OwnedBy(this IQueryable<DeployToken> tokens, HolderKind holder, long holderId) => holder switch
    {
        HolderKind.Project => tokens.Where(token => token.ProjectId == holderId),
        HolderKind.Group => tokens.Where(token => token.GroupId == holderId),
    };

    /// <summary>The holder's kind as the kind of a resource.</summary>
    public static ResourceKind ToResourceKind(this HolderKind holder) => holder switch
    {
        HolderKind.Project => ResourceKind.Project,
        HolderKind.Group => ResourceKind.Group,
    };

    /// <summary>One token that exists. Reads on although the caller may have gone, since it follows a change.</summary>
    public static async Task<DeployTokenView> OneAsync(PortalDbContext db, long tokenId, DateTimeOffset now) =>
        (await ViewsAsync(db, db.DeployTokens.Where(token => token.Id == tokenId), now, CancellationToken.None)).Single();

    /// <summary>The views of a bounded query, in its order.</summary>
    public static async Task<List<DeployTokenView>> ViewsAsync(PortalDbContext db, IQueryable<DeployToken> tokens, DateTimeOffset now, CancellationToken ct) =>
        await ViewsAsync(db, await tokens.AsNoTracking().ToListAsync(ct), now, ct);

    /// <summary>The views of rows that are read already, in their order.</summary>
    public static async Task<List<DeployTokenView>> ViewsAsync(PortalDbContext db, IReadOnlyList<DeployToken> rows, DateTimeOffset now, CancellationToken ct)
    {
        var ids = rows.SelectMany(token => new[] { token.CreatedById, token.RevokedById }).OfType<long>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        return [.. rows.Select(token => new DeployTokenView(
            token.Id, token.Holder, token.HolderId, token.Name, token.Username, token.Scopes, token.StateAt(now),
            token.ExpiresAt, token.CreatedAt, NameOf(token.CreatedById), token.RevokedAt, NameOf(token.RevokedById),
            token.LastUsedAt, token.LastUsedAddress, token.LastUsedFor) { HasExpired = token.ExpiresAt < now })];

        string? NameOf(long? id) => id is { } key ? names.GetValueOrDefault(key) : null;
    }
}
