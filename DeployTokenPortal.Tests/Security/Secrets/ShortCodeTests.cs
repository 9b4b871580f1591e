using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class ShortCodeTests
{
    [Fact]
    public void New_code_has_three_groups_and_is_read_as_itself()
    {
        var code = ShortCode.Generate();

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", code);
        Assert.Equal(code, ShortCode.Read(code));
    }

    [Theory]
    [InlineData("7F3K-92QM-X0VB")]
    [InlineData("7f3k92qmx0vb")]
    [InlineData(" 7f3k 92qm xovb ")]
    public void Code_is_read_however_it_is_typed(string typed) => Assert.Equal("7F3K-92QM-X0VB", ShortCode.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7F3K-92QM")]
    [InlineData("7F3K-92QM-X0VU")]
    [InlineData("7F3K-92QM-X0VB-7F3K")]
    [InlineData("7F3K-92QM-X0V\u0000")]
    [InlineData("７Ｆ３Ｋ-92QM-X0VB")]
    public void Anything_else_is_no_code(string? typed) => Assert.Null(ShortCode.Read(typed));

    [Fact]
    public void Huge_text_is_refused_unread() => Assert.Null(ShortCode.Read(new string('7', 1_000_000)));
}
