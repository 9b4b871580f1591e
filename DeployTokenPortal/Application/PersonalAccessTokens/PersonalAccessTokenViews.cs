using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>One personal access token as its owner sees it; never its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Where it is used.</param>
/// <param name="Hint">What the secret begins with, prefix included; null when too little would stay hidden behind it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="IsActive">Whether it works now.</param>
/// <param name="ExpiresAt">Last instant at which it works, UTC; null for never.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC; null while it was not revoked.</param>
/// <param name="LastUsedAt">UTC; null if never.</param>
/// <param name="LastUsedAddress">Source address of the last use.</param>
public sealed record PersonalAccessTokenView(
    long Id, string Name, string? Hint, PersonalAccessTokenScopes Scopes, bool IsActive, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt, string? LastUsedAddress)
{
    /// <summary>Its owner.</summary>
    public long UserId { get; init; }
}

/// <summary>A token together with its secret, which exists nowhere else after this answer.</summary>
/// <param name="Token">The token.</param>
/// <param name="Username">Log-in name that goes with it at a registry.</param>
/// <param name="Secret">The plaintext; shown once.</param>
public sealed record PersonalAccessTokenReveal(PersonalAccessTokenView Token, string Username, SecretValue Secret);

/// <summary>A page of a person's own tokens, with counts over all of them.</summary>
public sealed record PersonalAccessTokenList(Page<PersonalAccessTokenView> Tokens, int Active, int Inactive);
