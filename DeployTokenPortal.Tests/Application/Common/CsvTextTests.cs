using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Tests.Application.Common;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("ci-push", "ci-push")]
    [InlineData("gitlab+deploy-token-1", "gitlab+deploy-token-1")]
    public void Cell_that_a_spreadsheet_would_calculate_is_disarmed(string text, string cell) => Assert.Equal(cell + "\r\n", CsvText.Row(text));

    [Fact]
    public void Quotes_commas_and_line_breaks_stay_inside_their_cell() =>
        Assert.Equal("\"a \"\"b\"\"\",\"c,d\",\"e\nf\",,7,2026-11-23T12:00:00Z\r\n",
            CsvText.Row("a \"b\"", "c,d", "e\nf", null, 7, new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.FromHours(1))));
}
