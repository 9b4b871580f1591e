using System.Linq.Expressions;
using DeployTokenPortal.Domain.DeployTokens;

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
    /// <summary>What is counted of tokens that are known to be active.</summary>
    public ActiveTokenConditions AmongActive { get; } = new(now, thresholds);

    public Expression<Func<DeployToken, bool>> Active { get; } =
        token => token.DeletedAt == null && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now);

    public Expression<Func<DeployToken, bool>> Expired { get; } = token => token.DeletedAt == null && token.RevokedAt == null && token.ExpiresAt < now;

    public Expression<Func<DeployToken, bool>> Revoked { get; } = token => token.DeletedAt == null && token.RevokedAt != null;

    /// <summary>Expired or revoked.</summary>
    public Expression<Func<DeployToken, bool>> Ended { get; } = token => token.DeletedAt == null && (token.RevokedAt != null || token.ExpiresAt < now);

    public Expression<Func<DeployToken, bool>> Deleted { get; } = token => token.DeletedAt != null;

    public Expression<Func<DeployToken, bool>> CanWrite => And(Active, AmongActive.CanWrite);

    public Expression<Func<DeployToken, bool>> NeverUsed => And(Active, AmongActive.NeverUsed);

    public Expression<Func<DeployToken, bool>> NeverExpires => And(Active, AmongActive.NeverExpires);

    /// <inheritdoc cref="ActiveTokenConditions.Unused"/>
    public Expression<Func<DeployToken, bool>> Unused => And(Active, AmongActive.Unused);

    /// <inheritdoc cref="ActiveTokenConditions.Stale"/>
    public Expression<Func<DeployToken, bool>> Stale => And(Active, AmongActive.Stale);

    /// <inheritdoc cref="ActiveTokenConditions.Unwritten"/>
    public Expression<Func<DeployToken, bool>> Unwritten => And(Active, AmongActive.Unwritten);

    public Expression<Func<DeployToken, bool>> Expiring => And(Active, AmongActive.Expiring);

    public Expression<Func<DeployToken, bool>> ExpiringWithin(int days) => And(Active, AmongActive.ExpiringWithin(days));

    public Expression<Func<DeployToken, bool>> UsedWithin(int days) => And(token => token.DeletedAt == null, UsedSince(days));

    /// <summary>Used within so many days; whether it is deleted is left unsaid.</summary>
    public Expression<Func<DeployToken, bool>> UsedSince(int days)
    {
        var since = now.AddDays(-days);
        return token => token.LastUsedAt >= since;
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
