using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DeployTokenPortal.Components.Shared.Charts;

/// <summary>Numbers over time: lines with marks, or stacked columns.</summary>
public sealed partial class TimeChart
{
    private const int Height = 160;
    private const int AxisHeight = 24;
    private const int MostLabels = 13;
    private const int MostLabelsNarrow = 4;

    private ChartScale _scale = ChartScale.For(0);

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartPoint> Points { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartSeries> Series { get; set; }

    /// <summary>Columns that stand on each other, instead of lines.</summary>
    [Parameter]
    public bool IsStacked { get; set; }

    protected override void OnParametersSet()
    {
        var highest = IsStacked
            ? Enumerable.Range(0, Points.Count).Select(point => Series.Sum(series => series.Values[point])).DefaultIfEmpty().Max()
            : Series.SelectMany(series => series.Values).DefaultIfEmpty().Max();
        _scale = ChartScale.For(highest);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Text(double value, string unit = "") => value.ToString("0.##", CultureInfo.InvariantCulture) + unit;

    private string X(int point) => Text((point + 0.5) * 100 / Points.Count, "%");

    private double YOf(long value) => Height - (value * (Height - 8d) / _scale.Top);

    private string Y(long value) => Text(YOf(value));

    private int LabelStep => (Points.Count + MostLabels - 1) / MostLabels;

    // A whole multiple, so that a narrow screen leaves labels out but shows no others.
    private int LabelStepNarrow => LabelStep * ((Points.Count + (LabelStep * MostLabelsNarrow) - 1) / (LabelStep * MostLabelsNarrow));

    // Counted back from the last point, which is always named.
    private bool IsLabelled(int point, int step) => (Points.Count - 1 - point) % step == 0;

    private string AnchorOf(int point) => Points.Count <= MostLabels ? "middle" : point * 20 < Points.Count ? "start" : (Points.Count - 1 - point) * 20 < Points.Count ? "end" : "middle";

    // Razor keeps the tag "text" for itself.
    private RenderFragment Label(int point) => builder =>
    {
        builder.OpenElement(40, "text");
        builder.AddAttribute(41, "class", IsLabelled(point, LabelStepNarrow) ? null : "only-d");
        builder.AddAttribute(42, "x", X(point));
        builder.AddAttribute(43, "y", Height + 18);
        builder.AddAttribute(44, "text-anchor", AnchorOf(point));
        builder.AddContent(45, Points[point].Label);
        builder.CloseElement();
    };

    private RenderFragment Line(ChartSeries series) => builder =>
    {
        for (var point = 1; point < Points.Count; point++)
        {
            builder.OpenElement(0, "line");
            builder.AddAttribute(1, "class", $"s{(int)series.Tone}");
            builder.AddAttribute(2, "x1", X(point - 1));
            builder.AddAttribute(3, "y1", Y(series.Values[point - 1]));
            builder.AddAttribute(4, "x2", X(point));
            builder.AddAttribute(5, "y2", Y(series.Values[point]));
            builder.CloseElement();
        }

        for (var point = 0; point < Points.Count; point++)
            Mark(builder, series, point);
    };

    private void Mark(RenderTreeBuilder builder, ChartSeries series, int point)
    {
        builder.OpenElement(10, "svg");
        builder.AddAttribute(11, "x", X(point));
        builder.AddAttribute(12, "y", Y(series.Values[point]));
        builder.AddAttribute(13, "class", "chart-mark");
        builder.AddMarkupContent(14, ChartMarks.Of(series.Tone));
        Title(builder, series, point);
        builder.CloseElement();
    }

    private RenderFragment Stack(int point) => builder =>
    {
        long below = 0;
        foreach (var series in Series.Where(series => series.Values[point] > 0))
        {
            var (top, bottom) = (YOf(below + series.Values[point]), YOf(below));
            builder.OpenElement(20, "rect");
            builder.AddAttribute(21, "class", $"b{(int)series.Tone}");
            builder.AddAttribute(22, "x", Text((point + 0.12) * 100 / Points.Count, "%"));
            builder.AddAttribute(23, "width", Text(76d / Points.Count, "%"));
            builder.AddAttribute(24, "y", Text(top));
            builder.AddAttribute(25, "height", Text(Math.Max(1, bottom - top)));
            Title(builder, series, point);
            builder.CloseElement();
            below += series.Values[point];
        }
    };

    private void Title(RenderTreeBuilder builder, ChartSeries series, int point) =>
        builder.AddMarkupContent(30, $"<title>{System.Net.WebUtility.HtmlEncode($"{Points[point].Name}: {series.Name} {Number(series.Values[point])}")}</title>");
}
