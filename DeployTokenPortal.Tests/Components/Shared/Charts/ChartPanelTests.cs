using Bunit;
using DeployTokenPortal.Components.Shared.Charts;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared.Charts;

public sealed class ChartPanelTests : MudComponentTest
{
    private static readonly ChartPoint[] s_points = [new("19 Oct", "19 Oct to 25 Oct 2026"), new("26 Oct", "26 Oct to 1 Nov 2026"), new("2 Nov", "2 Nov to 8 Nov 2026")];

    [Fact]
    public void Picture_is_one_image_with_a_sentence_and_totals_stand_in_the_legend()
    {
        var panel = RenderPanel(isStacked: false);

        Assert.Equal("Created and deleted per week: Created 10, Deleted 2. The table behind “Show as table” holds the same figures.",
            panel.Find("figure[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["Created 10", "Deleted 2"], panel.FindAll(".legend > span").Select(entry => entry.TextContent));
    }

    [Fact]
    public void Lines_differ_by_the_form_of_their_marks_too()
    {
        var panel = RenderPanel(isStacked: false);

        Assert.Equal((3, 3), (panel.FindAll(".chart-plot circle").Count, panel.FindAll(".chart-plot svg rect").Count));
        Assert.Equal(["0", "2", "4", "6"], panel.FindAll(".chart-y span").Select(line => line.TextContent).Reverse());
        Assert.Equal("26 Oct to 1 Nov 2026: Created 5", panel.FindAll(".chart-plot title")[1].TextContent);
    }

    [Fact]
    public void Columns_stand_on_each_other_and_nothing_is_drawn_for_nought()
    {
        var panel = RenderPanel(isStacked: true);

        Assert.Equal(4, panel.FindAll(".chart-plot > rect").Count);
        Assert.Equal(["0", "2", "4", "6"], panel.FindAll(".chart-y span").Select(line => line.TextContent).Reverse());
    }

    [Fact]
    public async Task Same_figures_stand_in_a_table_latest_first()
    {
        var panel = RenderPanel(isStacked: false);

        await panel.Find("button").ClickAsync(new());

        Assert.Empty(panel.FindAll("figure"));
        Assert.Equal(["Week", "Created", "Deleted"], panel.FindAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["2 Nov to 8 Nov 2026", "2", "0"], panel.Find("tbody tr").Children.Select(cell => cell.TextContent));
        Assert.Equal("Show as chart", panel.Find("button").TextContent);
    }

    private IRenderedComponent<ChartPanel> RenderPanel(bool isStacked) => Render<ChartPanel>(panel => panel
        .Add(panel => panel.Title, "Created and deleted per week").Add(panel => panel.Unit, "tokens").Add(panel => panel.PointColumn, "Week")
        .Add(panel => panel.Points, s_points).Add(panel => panel.IsStacked, isStacked)
        .Add(panel => panel.Series, [new ChartSeries("Created", ChartTone.First, [3, 5, 2]), new ChartSeries("Deleted", ChartTone.Second, [2, 0, 0])]));
}
