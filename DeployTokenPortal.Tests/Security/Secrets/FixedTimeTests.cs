using CsCheck;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class FixedTimeTests
{
    [Theory]
    [InlineData("gitlab+deploy-token-1", "gitlab+deploy-token-1", true)]
    [InlineData("gitlab+deploy-token-1", "gitlab+deploy-token-2", false)]
    [InlineData("gitlab+deploy-token-1", "gitlab+deploy-token-10", false)]
    [InlineData("robot", "Robot", false)]
    [InlineData("robot", "robot ", false)]
    [InlineData("", "", true)]
    [InlineData("é", "e\u0301", false)]
    public void Comparison_is_exact(string left, string right, bool expected) => Assert.Equal(expected, FixedTime.AreEqual(left, right));

    [Fact]
    public void Different_unpaired_surrogates_are_different() => Assert.False(FixedTime.AreEqual("\ud800", "\ud801"));

    [Fact]
    public void Comparison_agrees_with_ordinal_equality() =>
        Gen.Select(Gen.String, Gen.String).Sample((left, right) =>
            FixedTime.AreEqual(left, right) == string.Equals(left, right, StringComparison.Ordinal) && FixedTime.AreEqual(left, left));
}
