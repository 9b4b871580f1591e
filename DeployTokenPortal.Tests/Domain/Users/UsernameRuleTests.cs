using DeployTokenPortal.Domain.Users;

namespace DeployTokenPortal.Tests.Domain.Users;

public sealed class UsernameRuleTests
{
    [Theory]
    [InlineData("mira.okafor@acme.example", "mira.okafor")]
    [InlineData("Mira+portal@acme.example", "mira")]
    [InlineData("żółć@acme.example", "person")]
    [InlineData("o'neil@acme.example", "o-neil")]
    [InlineData("@", "person")]
    [InlineData(".dot@acme.example", "dot")]
    public void Username_comes_from_the_email(string email, string expected)
    {
        var username = UsernameRule.Derive(email, _ => false);

        Assert.Equal(expected, username);
        Assert.True(UsernameRule.IsAccepted(username));
    }

    [Fact]
    public void Taken_username_gets_a_number()
    {
        string[] taken = ["mira", "mira2"];

        Assert.Equal("mira3", UsernameRule.Derive("mira@acme.example", taken.Contains));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-mira")]
    [InlineData("mira okafor")]
    [InlineData("gitlab+deploy-token-7")]
    [InlineData("mira@acme.example")]
    [InlineData("m\u0000")]
    public void Username_that_could_be_something_else_is_refused(string username) => Assert.False(UsernameRule.IsAccepted(username));

    [Fact]
    public void Username_has_an_upper_length()
    {
        Assert.True(UsernameRule.IsAccepted(new string('m', UsernameRule.MaxLength)));
        Assert.False(UsernameRule.IsAccepted(new string('m', UsernameRule.MaxLength + 1)));
    }
}
