using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Tests.Application.Common;

public sealed class LoggableTextTests
{
    [Theory]
    [InlineData("ci-push", "ci-push")]
    [InlineData("gitlab+deploy-token-1234567890", "gitlab+deploy-token-1234567890")]
    [InlineData("mira@acme.example", "mira@acme.example")]
    [InlineData(null, "(none)")]
    [InlineData("", "(none)")]
    [InlineData("gldt-0123456789abcdefghijABCDEFGHIJ", "(too long to show)")]
    [InlineData("01234567890123456789", "(too long to show)")]
    [InlineData("gitlab+deploy-token-gldt-0123456789abcdefghij", "(too long to show)")]
    [InlineData("ci\n2026 forged", "(unusual characters)")]
    [InlineData("ci push", "(unusual characters)")]
    public void Login_is_shown_unless_it_may_be_a_secret_or_forge_a_line(string? login, string shown) => Assert.Equal(shown, LoggableText.Of(login));
}
