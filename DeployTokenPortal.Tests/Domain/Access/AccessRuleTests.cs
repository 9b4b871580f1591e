using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Tests.Domain.Access;

public sealed class AccessRuleTests
{
    // Contract §4.3, §5.2, §6: without a credential only what is public, and of that only reads.
    [Theory]
    [InlineData("acme/platform/svc", Visibility.Private, "")]
    [InlineData("acme/platform/svc", Visibility.Internal, "")]
    [InlineData("acme/platform/svc", Visibility.Public, "PullImage ReadPackage FetchRepository View")]
    [InlineData("acme/platform", Visibility.Private, "")]
    [InlineData("acme/platform", Visibility.Internal, "")]
    [InlineData("acme/platform", Visibility.Public, "PullImage ReadPackage FetchRepository View")]
    [InlineData("", Visibility.Public, "")]
    public void Anonymous_caller_reads_what_is_public(string path, Visibility visibility, string expected)
    {
        var allowed = AccessTable.Allowed(AnonymousActor.Instance, AccessExamples.Resource(path, visibility), AccessExamples.Now);

        Assert.Equal(expected, string.Join(' ', allowed));
    }

    [Theory]
    [InlineData(Visibility.Private, false)]
    [InlineData(Visibility.Internal, false)]
    [InlineData(Visibility.Public, true)]
    public void Anonymous_refusal_says_whether_the_resource_may_be_known(Visibility visibility, bool isVisible)
    {
        var decision = AccessRule.Decide(
            AnonymousActor.Instance, AccessAction.PushImage, AccessExamples.Resource("acme/platform/svc", visibility), AccessExamples.Now);

        Assert.Equal(new Decision(false, DecisionReason.NotSignedIn, isVisible), decision);
    }
}
