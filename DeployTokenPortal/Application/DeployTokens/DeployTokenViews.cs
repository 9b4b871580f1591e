using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>One deploy token as people see it; never its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Holder">Project or group.</param>
/// <param name="HolderId">Id of the holder.</param>
/// <param name="Name">Where it is used.</param>
/// <param name="Username">Log-in name.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="ExpiresAt">Last instant at which it works, UTC; null for never.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="CreatedBy">Shown name of the creator; null when unknown.</param>
/// <param name="RevokedAt">UTC; null while it was not revoked.</param>
/// <param name="RevokedBy">Shown name of who revoked it; null when unknown.</param>
/// <param name="LastUsedAt">UTC; null if never.</param>
/// <param name="LastUsedAddress">Source address of the last use.</param>
/// <param name="LastUsedFor">What the last use was for, such as <c>pull</c>.</param>
public sealed record DeployTokenView(
    long Id, HolderKind Holder, long HolderId, string Name, string Username, DeployTokenScopes Scopes, DeployTokenState State,
    DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt, string? CreatedBy, DateTimeOffset? RevokedAt, string? RevokedBy,
    DateTimeOffset? LastUsedAt, string? LastUsedAddress, string? LastUsedFor)
{
    /// <summary>Whether its end had passed when this was read, revoked or not.</summary>
    public bool HasExpired { get; init; }
}

/// <summary>A token together with its secret, which exists nowhere else after this answer.</summary>
/// <param name="Token">The token.</param>
/// <param name="Secret">The plaintext; shown once.</param>
public sealed record DeployTokenReveal(DeployTokenView Token, SecretValue Secret);

/// <summary>A token with the path of its holder, for lists over several holders.</summary>
public sealed record HeldDeployToken(DeployTokenView Token, string HolderPath);

/// <summary>How many tokens a holder has.</summary>
/// <param name="Active">Tokens that work now.</param>
/// <param name="Inactive">Expired and revoked ones.</param>
/// <param name="ExpiringThisWeek">Active ones that end within seven days.</param>
public sealed record DeployTokenCounts(int Active, int Inactive, int ExpiringThisWeek);

/// <summary>A list of one holder's tokens with what the caller may do there.</summary>
/// <param name="Tokens">The page.</param>
/// <param name="Counts">Over the whole holder, without the filter.</param>
/// <param name="Creators">Everybody who created one of them, for the filter.</param>
/// <param name="CanManage">Whether the caller may create and revoke.</param>
public sealed record DeployTokenList(Page<DeployTokenView> Tokens, DeployTokenCounts Counts, IReadOnlyList<TokenCreator> Creators, bool CanManage);

/// <summary>A person who created tokens.</summary>
public sealed record TokenCreator(long UserId, string Name);

/// <summary>What a list is ordered by.</summary>
public enum DeployTokenOrder
{
    /// <summary>Soonest end first, "never" last; for inactive ones the latest end first.</summary>
    Expires,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Never used first, then the longest unused.</summary>
    LastUsed,

    /// <summary>Oldest first.</summary>
    Created,
}

/// <summary>Which of a holder's tokens a list shows.</summary>
/// <param name="IsActive">Active ones, or expired and revoked ones.</param>
/// <param name="Search">Part of name, username or first characters of the secret, without regard to case; blank for all.</param>
/// <param name="Scope">Only with this scope; null for any.</param>
/// <param name="CreatedById">Only created by this person; null for anybody.</param>
/// <param name="Order">What it is ordered by.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Page">Which part.</param>
public sealed record DeployTokenFilter(
    bool IsActive, string? Search, DeployTokenScopes? Scope, long? CreatedById, DeployTokenOrder Order, bool Descending, PageRequest Page);
