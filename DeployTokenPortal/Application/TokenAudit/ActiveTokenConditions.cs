using System.Linq.Expressions;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>What is counted of active tokens, as conditions that leave unsaid that they are: over a hundred thousand rows it is asked once and not eight times.</summary>
internal sealed class ActiveTokenConditions(DateTimeOffset now, AttentionThresholds thresholds)
{
    private readonly DateTimeOffset _idleSince = now.AddDays(-thresholds.IdleDays);

    public Expression<Func<DeployToken, bool>> CanWrite { get; } = token => (token.Scopes & DeployTokenScopeSets.Writing) != 0;

    public Expression<Func<DeployToken, bool>> NeverUsed { get; } = token => token.LastUsedAt == null;

    public Expression<Func<DeployToken, bool>> NeverExpires { get; } = token => token.ExpiresAt == null;

    /// <summary>Never used although there was time enough.</summary>
    public Expression<Func<DeployToken, bool>> Unused => token => token.LastUsedAt == null && token.CreatedAt <= _idleSince;

    /// <summary>Used once, but not lately.</summary>
    public Expression<Func<DeployToken, bool>> Stale => token => token.LastUsedAt <= _idleSince;

    /// <summary>May write and never did, although there was time enough.</summary>
    public Expression<Func<DeployToken, bool>> Unwritten =>
        token => (token.Scopes & DeployTokenScopeSets.Writing) != 0 && token.LastWroteAt == null && token.CreatedAt <= _idleSince;

    public Expression<Func<DeployToken, bool>> Expiring => ExpiringWithin(thresholds.ExpiringDays);

    public Expression<Func<DeployToken, bool>> ExpiringWithin(int days)
    {
        var until = now.AddDays(days);
        return token => token.ExpiresAt <= until;
    }
}
