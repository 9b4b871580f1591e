using System.Linq.Expressions;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>From how many days on something needs attention.</summary>
/// <param name="ExpiringDays">An end within so many days is near.</param>
/// <param name="IdleDays">Not used for so many days is long.</param>
public sealed record AttentionThresholds(int ExpiringDays = 7, int IdleDays = 90)
{
    /// <summary>What can be chosen for <see cref="ExpiringDays"/>.</summary>
    public static IReadOnlyList<int> ExpiringChoices { get; } = [7, 30, 60];

    /// <summary>What can be chosen for <see cref="IdleDays"/>.</summary>
    public static IReadOnlyList<int> IdleChoices { get; } = [30, 90, 180];
}

/// <summary>What is counted and listed of deploy tokens, each said once, as conditions on their rows at one instant.</summary>
internal sealed class TokenConditions(DateTimeOffset now, AttentionThresholds thresholds)
{
    private readonly DateTimeOffset _idleSince = now.AddDays(-thresholds.IdleDays);

    public Expression<Func<DeployToken, bool>> Active { get; } =
        token => token.DeletedAt == null && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now);

    public Expression<Func<DeployToken, bool>> Expired { get; } = token => token.DeletedAt == null && token.RevokedAt == null && token.ExpiresAt < now;

    public Expression<Func<DeployToken, bool>> Revoked { get; } = token => token.DeletedAt == null && token.RevokedAt != null;

    public Expression<Func<DeployToken, bool>> Deleted { get; } = token => token.DeletedAt != null;

    public Expression<Func<DeployToken, bool>> CanWrite => And(Active, token => (token.Scopes & DeployTokenScopeSets.Writing) != 0);

    public Expression<Func<DeployToken, bool>> NeverUsed => And(Active, token => token.LastUsedAt == null);

    public Expression<Func<DeployToken, bool>> NeverExpires => And(Active, token => token.ExpiresAt == null);

    /// <summary>Never used although there was time enough.</summary>
    public Expression<Func<DeployToken, bool>> Unused => And(Active, token => token.LastUsedAt == null && token.CreatedAt <= _idleSince);

    /// <summary>Used once, but not lately.</summary>
    public Expression<Func<DeployToken, bool>> Stale => And(Active, token => token.LastUsedAt <= _idleSince);

    /// <summary>May write and never did, although there was time enough.</summary>
    public Expression<Func<DeployToken, bool>> Unwritten =>
        And(Active, token => (token.Scopes & DeployTokenScopeSets.Writing) != 0 && token.LastWroteAt == null && token.CreatedAt <= _idleSince);

    public Expression<Func<DeployToken, bool>> Expiring => ExpiringWithin(thresholds.ExpiringDays);

    public Expression<Func<DeployToken, bool>> ExpiringWithin(int days)
    {
        var until = now.AddDays(days);
        return And(Active, token => token.ExpiresAt <= until);
    }

    public Expression<Func<DeployToken, bool>> UsedWithin(int days)
    {
        var since = now.AddDays(-days);
        return token => token.DeletedAt == null && token.LastUsedAt >= since;
    }

    public static Expression<Func<DeployToken, bool>> CreatedSince(DateTimeOffset since) => token => token.CreatedAt >= since;

    public static Expression<Func<DeployToken, bool>> DeletedSince(DateTimeOffset since) => token => token.DeletedAt >= since;

    internal static Expression<Func<DeployToken, bool>> And(Expression<Func<DeployToken, bool>> one, Expression<Func<DeployToken, bool>> other) =>
        Expression.Lambda<Func<DeployToken, bool>>(
            Expression.AndAlso(one.Body, new Renaming(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
