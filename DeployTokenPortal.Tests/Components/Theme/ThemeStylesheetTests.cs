using System.Text.RegularExpressions;
using Bunit;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Tests.Support;
using MudBlazor;

namespace DeployTokenPortal.Tests.Components.Theme;

public sealed partial class ThemeStylesheetTests : MudComponentTest
{
    [Theory]
    [InlineData("--bg: #F6F7F9;")]
    [InlineData("--bg: #0E1116;")]
    [InlineData(":root[data-theme=dark]")]
    [InlineData("--mud-palette-primary: var(--accent);")]
    [InlineData("--mud-palette-primary-rgb: 30,95,208;")]
    public void Sheet_carries_both_themes(string part) => Assert.Contains(part, ThemeStylesheet.Text, StringComparison.Ordinal);

    [Fact]
    public void Every_colour_that_MudBlazor_writes_is_outranked_by_ours()
    {
        var provider = Render<MudThemeProvider>(parameters => parameters.Add(p => p.Theme, PortalTheme.Default));

        var theirs = PaletteVariable().Matches(provider.Markup).Select(match => match.Value).ToHashSet();
        var missing = theirs.Where(name => !ThemeStylesheet.Text.Contains($"{name}:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(theirs);
        Assert.All(missing, name => Assert.Contains(name, s_withoutColourOfTheTheme));
    }

    [Fact]
    public void MudBlazor_theme_knows_no_capitals_and_no_shadow()
    {
        Assert.Equal("none", PortalTheme.Default.Typography.Button.TextTransform);
        Assert.All(PortalTheme.Default.Shadows.Elevation, shadow => Assert.Equal("none", shadow));
    }

    // The same in both themes, or never drawn.
    private static readonly string[] s_withoutColourOfTheTheme = ["--mud-palette-black", "--mud-palette-white", "--mud-palette-overlay-light", "--mud-palette-gray-lighter", "--mud-palette-gray-dark", "--mud-palette-border-opacity"];

    [GeneratedRegex("--mud-palette-[a-z0-9-]+(?=:)")]
    private static partial Regex PaletteVariable();
}
