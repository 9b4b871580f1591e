using System.Linq.Expressions;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

/// <summary>Where each condition begins and ends, to the second.</summary>
public sealed class TokenConditionsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TokenConditions s_conditions = new(s_now, new AttentionThresholds(7, 90));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Token_is_active_up_to_its_last_instant_and_expired_after_it(int seconds, bool isActive)
    {
        var token = Token(DeployTokenScopes.ReadRegistry, created: -10, expiresAt: s_now.AddSeconds(seconds));

        Assert.Equal((isActive, !isActive), (Holds(s_conditions.Active, token), Holds(s_conditions.Expired, token)));
    }

    [Theory]
    [InlineData(7, 0, true)]
    [InlineData(7, 1, false)]
    [InlineData(-1, 0, false)]
    public void Expiring_reaches_to_the_threshold_and_leaves_expired_ones_out(int days, int seconds, bool expected) =>
        Assert.Equal(expected, Holds(s_conditions.Expiring, Token(DeployTokenScopes.ReadRegistry, -200, s_now.AddDays(days).AddSeconds(seconds))));

    [Fact]
    public void Unused_begins_when_the_time_has_passed_and_ends_with_a_use()
    {
        var old = Token(DeployTokenScopes.ReadRegistry, -90);

        Assert.True(Holds(s_conditions.Unused, old));
        Assert.False(Holds(s_conditions.Unused, Token(DeployTokenScopes.ReadRegistry, -89)));
        Assert.False(Holds(s_conditions.Unused, With(old, nameof(DeployToken.LastUsedAt), s_now)));
    }

    [Fact]
    public void Stale_needs_a_use_that_lies_far_back()
    {
        var old = Token(DeployTokenScopes.ReadRegistry, -200);

        Assert.False(Holds(s_conditions.Stale, old));
        Assert.False(Holds(s_conditions.Stale, With(old, nameof(DeployToken.LastUsedAt), s_now.AddDays(-90) + s_second)));
        Assert.True(Holds(s_conditions.Stale, With(old, nameof(DeployToken.LastUsedAt), s_now.AddDays(-90))));
    }

    [Theory]
    [InlineData(DeployTokenScopes.WriteRegistry, true)]
    [InlineData(DeployTokenScopes.WritePackageRegistry | DeployTokenScopes.ReadRepository, true)]
    [InlineData(DeployTokenScopes.WriteVirtualRegistry, true)]
    [InlineData(DeployTokenScopes.ReadRegistry | DeployTokenScopes.ReadPackageRegistry, false)]
    public void Unwritten_is_for_scopes_that_write(DeployTokenScopes scopes, bool expected)
    {
        var token = Token(scopes, -90);

        Assert.Equal(expected, Holds(s_conditions.Unwritten, token));
        Assert.False(Holds(s_conditions.Unwritten, With(token, nameof(DeployToken.LastWroteAt), s_now.AddDays(-80))));
    }

    [Fact]
    public void Revoked_and_deleted_tokens_need_nothing()
    {
        var revoked = Token(DeployTokenScopes.WriteRegistry, -200);
        revoked.Revoke(null, s_now);
        var deleted = Token(DeployTokenScopes.WriteRegistry, -200);
        deleted.Delete(s_now);

        Assert.All([s_conditions.Active, s_conditions.CanWrite, s_conditions.Unused, s_conditions.Unwritten, s_conditions.NeverExpires, s_conditions.NeverUsed],
            condition => Assert.Equal((false, false), (Holds(condition, revoked), Holds(condition, deleted))));
    }

    private static DeployToken Token(DeployTokenScopes scopes, int created, DateTimeOffset? expiresAt = null) =>
        DeployToken.Create(HolderKind.Project, 1, new DeployTokenDetails("ci", "ci", scopes, expiresAt), null, s_now.AddDays(created));

    private static DeployToken With(DeployToken token, string property, DateTimeOffset at)
    {
        typeof(DeployToken).GetProperty(property)!.SetValue(token, at);
        return token;
    }

    private static bool Holds(Expression<Func<DeployToken, bool>> condition, DeployToken token) => condition.Compile()(token);
}
