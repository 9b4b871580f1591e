using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit.Tokens;

/// <summary>Which tokens of an area are listed.</summary>
/// <param name="Scope">Only with this scope; null for any.</param>
/// <param name="State">Only in this state; null for any, deleted ones left out.</param>
/// <param name="Need">Only these; null for any.</param>
public sealed record AuditedTokenFilter(DeployTokenScopes? Scope = null, DeployTokenState? State = null, TokenNeed? Need = null)
{
    /// <summary>Whether anything is left out.</summary>
    public bool IsEmpty => Scope is null && State is null && Need is null;
}

/// <summary>One token of an area.</summary>
/// <param name="Token">The token.</param>
/// <param name="HolderPath">Full path of its holder.</param>
/// <param name="LastWroteAt">When it last pushed, published or deleted, UTC; null if never.</param>
/// <param name="DeletedAt">When it was deleted, UTC; null while it was not.</param>
/// <param name="CanManage">Whether the caller may change it.</param>
public sealed record AuditedToken(DeployTokenView Token, string HolderPath, DateTimeOffset? LastWroteAt, DateTimeOffset? DeletedAt, bool CanManage);
