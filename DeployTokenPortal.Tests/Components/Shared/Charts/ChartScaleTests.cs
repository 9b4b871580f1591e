using DeployTokenPortal.Components.Shared.Charts;

namespace DeployTokenPortal.Tests.Components.Shared.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 1, 4)]
    [InlineData(5, 2, 3)]
    [InlineData(11, 5, 3)]
    [InlineData(60, 20, 3)]
    [InlineData(93_818, 50_000, 2)]
    [InlineData(4_000_000_000, 1_000_000_000, 4)]
    public void Axis_begins_at_nought_reaches_the_highest_value_and_has_few_round_lines(long highest, long step, int lines)
    {
        var scale = ChartScale.For(highest);

        Assert.Equal((step, lines), (scale.Step, scale.Lines));
        Assert.True(scale.Top >= highest);
    }
}
