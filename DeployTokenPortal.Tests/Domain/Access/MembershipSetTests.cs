using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Tests.Domain.Access;

public sealed class MembershipSetTests
{
    // Design §3: the effective level is the highest on the way up to the root group.
    [Theory]
    [InlineData(AccessLevel.None, AccessLevel.None, AccessLevel.None, AccessLevel.None)]
    [InlineData(AccessLevel.Reporter, AccessLevel.None, AccessLevel.None, AccessLevel.Reporter)]
    [InlineData(AccessLevel.None, AccessLevel.Developer, AccessLevel.None, AccessLevel.Developer)]
    [InlineData(AccessLevel.None, AccessLevel.None, AccessLevel.Owner, AccessLevel.Owner)]
    [InlineData(AccessLevel.Owner, AccessLevel.Guest, AccessLevel.Reporter, AccessLevel.Owner)]
    [InlineData(AccessLevel.Guest, AccessLevel.Maintainer, AccessLevel.Reporter, AccessLevel.Maintainer)]
    [InlineData(AccessLevel.Guest, AccessLevel.Reporter, AccessLevel.Developer, AccessLevel.Developer)]
    public void Level_is_the_highest_on_the_way_up(AccessLevel onAcme, AccessLevel onPlatform, AccessLevel onSvc, AccessLevel expected)
    {
        var memberships = new MembershipSet(
            new Dictionary<long, AccessLevel> { [AccessExamples.Acme] = onAcme, [AccessExamples.Platform] = onPlatform },
            new Dictionary<long, AccessLevel> { [AccessExamples.Svc] = onSvc });

        Assert.Equal(expected, memberships.LevelOn(AccessExamples.Resource("acme/platform/svc", Visibility.Private)));
    }

    [Fact]
    public void Level_does_not_leak_upwards_sideways_or_between_kinds()
    {
        var memberships = new MembershipSet(
            new Dictionary<long, AccessLevel> { [AccessExamples.Platform] = AccessLevel.Owner },
            new Dictionary<long, AccessLevel> { [AccessExamples.App] = AccessLevel.Owner });

        // App has the id of group acme.
        Assert.Equal(AccessLevel.None, memberships.LevelOn(AccessExamples.Resource("acme", Visibility.Private)));
        Assert.Equal(AccessLevel.None, memberships.LevelOn(AccessExamples.Resource("acme/tools", Visibility.Private)));
        Assert.Equal(AccessLevel.None, memberships.LevelOn(AccessExamples.Resource("other", Visibility.Private)));
        Assert.Equal(AccessLevel.None, memberships.LevelOn(Resource.Instance));
        Assert.Equal(AccessLevel.Owner, memberships.LevelOn(AccessExamples.Resource("other/app", Visibility.Private)));
    }
}
