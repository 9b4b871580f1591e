using System.Globalization;
using DeployTokenPortal.Components.Theme;

namespace DeployTokenPortal.Tests.Components.Theme;

/// <summary>Contrast of every pair of colours in use, computed after WCAG 2.2.</summary>
public sealed class PortalPaletteTests
{
    private static readonly string[] s_grounds = ["Bg", "Surface", "Sunken", "Raised", "Hover", "Selected"];
    private static readonly string[] s_states = ["Ok", "Warn", "Danger", "Info"];

    public static TheoryData<string, string, string> TextPairs => Pairs(
    [
        .. Cross(["Text", "Muted", "Faint", "AccentText"], s_grounds),
        ("AccentText", "AccentTint"),
        .. s_states.SelectMany(state => Cross([state], ["Bg", "Surface", "Hover", $"{state}Tint"])),
        .. Cross(["Text", "Muted"], ["AccentTint", "OkTint", "WarnTint", "DangerTint", "InfoTint"]),
        ("OnAccent", "Accent"), ("OnAccent", "AccentHover"), ("OnDanger", "Danger"), ("OnDanger", "DangerHover"),
        ("OnOk", "Ok"), ("OnWarn", "Warn"), ("OnInfo", "Info"),
        ("CodeText", "CodeBg"), ("Muted", "CodeBg"), ("Faint", "CodeBg"),
    ]);

    public static TheoryData<string, string, string> GraphicPairs => Pairs(
    [
        .. Cross(["Control"], ["Surface", "Bg", "Raised"]),
        .. Cross(["Focus"], ["Surface", "Bg", "Raised", "Selected"]),
        .. Cross(["C1", "C2", "C3", "C4"], ["Surface"]),
    ]);

    [Theory]
    [MemberData(nameof(TextPairs))]
    public void Text_on_its_ground_has_at_least_four_and_a_half(string theme, string front, string ground) =>
        Assert.InRange(Contrast(theme, front, ground), 4.5, 21);

    [Theory]
    [MemberData(nameof(GraphicPairs))]
    public void Edge_focus_and_chart_mark_have_at_least_three(string theme, string front, string ground) =>
        Assert.InRange(Contrast(theme, front, ground), 3, 21);

    [Theory]
    [InlineData("Light", "Faint", "Selected", 4.71)]
    [InlineData("Dark", "Faint", "Selected", 4.89)]
    [InlineData("Light", "C4", "Surface", 3.04)]
    public void Lowest_contrast_is_the_one_the_design_states(string theme, string front, string ground, double expected) =>
        Assert.Equal(expected, Contrast(theme, front, ground), 0.005);

    private static IEnumerable<(string Front, string Ground)> Cross(string[] fronts, string[] grounds) =>
        fronts.SelectMany(front => grounds.Select(ground => (front, ground)));

    private static TheoryData<string, string, string> Pairs(IEnumerable<(string Front, string Ground)> pairs)
    {
        var data = new TheoryData<string, string, string>();

        foreach (var (front, ground) in pairs)
        {
            data.Add("Light", front, ground);
            data.Add("Dark", front, ground);
        }

        return data;
    }

    private static double Contrast(string theme, string front, string ground)
    {
        var palette = theme == "Light" ? PortalPalette.Light : PortalPalette.Dark;
        var (one, other) = (Luminance(palette, front), Luminance(palette, ground));

        return (Math.Max(one, other) + .05) / (Math.Min(one, other) + .05);
    }

    private static double Luminance(PortalPalette palette, string colour)
    {
        var hex = (string)typeof(PortalPalette).GetProperty(colour)!.GetValue(palette)!;
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;

            return value <= .03928 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
        }

        return .2126 * Channel(1) + .7152 * Channel(3) + .0722 * Channel(5);
    }
}
