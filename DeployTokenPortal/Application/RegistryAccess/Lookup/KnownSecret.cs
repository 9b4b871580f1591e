using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// What a digest stands for, as kept in the cache. Everything that time decides is judged when it is used, never when it is cached.
/// </summary>
internal abstract record KnownSecret;

/// <summary>A deploy token's secret.</summary>
/// <param name="Token">The token.</param>
/// <param name="ValidUntil">End of a rotation's overlap, UTC; null for as long as the token.</param>
internal sealed record DeployTokenSecret(DeployTokenActor Token, DateTimeOffset? ValidUntil) : KnownSecret;

/// <summary>A personal access token's secret.</summary>
internal sealed record PersonalSecret(
    long TokenId, long UserId, string Username, string Email, PersonalAccessTokenScopes Scopes, DateTimeOffset? ExpiresAt) : KnownSecret;
