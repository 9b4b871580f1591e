using System.Globalization;
using System.IO.Hashing;
using System.Reflection;
using System.Text;

namespace DeployTokenPortal.Components.Theme;

/// <summary>
/// Both palettes as one style sheet. MudThemeProvider writes the variables of one mode only, and late;
/// these rules are there before the first paint and outrank it, so switching or loading never flashes.
/// </summary>
internal static class ThemeStylesheet
{
    public const string Path = "/theme.css";

    /// <summary>MudBlazor variable, and the colour of ours behind it.</summary>
    private static readonly (string Mud, string Ours)[] s_mudVariables =
    [
        ("background", nameof(PortalPalette.Bg)), ("background-gray", nameof(PortalPalette.Sunken)), ("surface", nameof(PortalPalette.Surface)),
        ("appbar-background", nameof(PortalPalette.Surface)), ("appbar-text", nameof(PortalPalette.Text)),
        ("drawer-background", nameof(PortalPalette.Sunken)), ("drawer-text", nameof(PortalPalette.Muted)), ("drawer-icon", nameof(PortalPalette.Muted)),
        ("text-primary", nameof(PortalPalette.Text)), ("text-secondary", nameof(PortalPalette.Muted)), ("text-disabled", nameof(PortalPalette.Disabled)),
        ("action-default", nameof(PortalPalette.Muted)), ("action-default-hover", nameof(PortalPalette.Hover)),
        ("action-disabled", nameof(PortalPalette.Disabled)), ("action-disabled-background", nameof(PortalPalette.Sunken)),
        ("lines-default", nameof(PortalPalette.Line)), ("lines-inputs", nameof(PortalPalette.Control)),
        ("table-lines", nameof(PortalPalette.Line)), ("table-hover", nameof(PortalPalette.Hover)), ("table-striped", nameof(PortalPalette.Surface)),
        ("divider", nameof(PortalPalette.Line)), ("divider-light", nameof(PortalPalette.Line)), ("skeleton", nameof(PortalPalette.Line)),
        ("gray-light", nameof(PortalPalette.Line)), ("gray-default", nameof(PortalPalette.Faint)), ("gray-darker", nameof(PortalPalette.Text)),
        .. Meaning("primary", nameof(PortalPalette.Accent), nameof(PortalPalette.AccentHover), nameof(PortalPalette.AccentLine), nameof(PortalPalette.OnAccent), nameof(PortalPalette.AccentTint)),
        .. Meaning("secondary", nameof(PortalPalette.Muted), nameof(PortalPalette.Text), nameof(PortalPalette.Faint), nameof(PortalPalette.Surface), nameof(PortalPalette.Hover)),
        .. Meaning("tertiary", nameof(PortalPalette.C3), nameof(PortalPalette.C3), nameof(PortalPalette.C3), nameof(PortalPalette.Surface), nameof(PortalPalette.Hover)),
        .. Meaning("success", nameof(PortalPalette.Ok), nameof(PortalPalette.Ok), nameof(PortalPalette.OkLine), nameof(PortalPalette.OnOk), nameof(PortalPalette.OkTint)),
        .. Meaning("warning", nameof(PortalPalette.Warn), nameof(PortalPalette.Warn), nameof(PortalPalette.WarnLine), nameof(PortalPalette.OnWarn), nameof(PortalPalette.WarnTint)),
        .. Meaning("error", nameof(PortalPalette.Danger), nameof(PortalPalette.DangerHover), nameof(PortalPalette.DangerLine), nameof(PortalPalette.OnDanger), nameof(PortalPalette.DangerTint)),
        .. Meaning("info", nameof(PortalPalette.Info), nameof(PortalPalette.Info), nameof(PortalPalette.InfoLine), nameof(PortalPalette.OnInfo), nameof(PortalPalette.InfoTint)),
        .. Meaning("dark", nameof(PortalPalette.Text), nameof(PortalPalette.Text), nameof(PortalPalette.Muted), nameof(PortalPalette.Surface), nameof(PortalPalette.Hover)),
    ];

    /// <summary>MudBlazor wants these a second time as "r,g,b".</summary>
    private static readonly HashSet<string> s_withRgb =
        ["primary", "secondary", "tertiary", "success", "warning", "error", "info", "dark", "divider", "surface", "text-primary", "text-secondary", "text-disabled"];

    private static readonly PropertyInfo[] s_colours =
        [.. typeof(PortalPalette).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string))];

    /// <summary>The whole sheet. The first rule serves a browser without scripts, which follows the system.</summary>
    public static string Text { get; } = Write();

    /// <summary>Changes with the content; used in the address so that the sheet can be cached for good.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(Text)));

    public static string Href => $"{Path}?v={Version}";

    private static IEnumerable<(string Mud, string Ours)> Meaning(string name, string main, string darken, string lighten, string contrast, string hover) =>
        [(name, main), ($"{name}-darken", darken), ($"{name}-lighten", lighten), ($"{name}-text", contrast), ($"{name}-hover", hover)];

    private static string Write()
    {
        var sheet = new StringBuilder();
        AppendRule(sheet, ":root, :root[data-theme=light]", "light", PortalPalette.Light);
        sheet.Append("@media (prefers-color-scheme: dark) {\n");
        AppendRule(sheet, ":root:not([data-theme=light])", "dark", PortalPalette.Dark);
        sheet.Append("}\n");
        AppendRule(sheet, ":root[data-theme=dark]", "dark", PortalPalette.Dark);

        return sheet.ToString();
    }

    private static void AppendRule(StringBuilder sheet, string selector, string scheme, PortalPalette palette)
    {
        sheet.Append(CultureInfo.InvariantCulture, $"{selector} {{\n  color-scheme: {scheme};\n  --mud-native-html-color-scheme: {scheme};\n");

        foreach (var colour in s_colours)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"  --{Kebab(colour.Name)}: {colour.GetValue(palette)};\n");
        }

        foreach (var (mud, ours) in s_mudVariables)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"  --mud-palette-{mud}: var(--{Kebab(ours)});\n");
        }

        foreach (var (mud, ours) in s_mudVariables.Where(v => s_withRgb.Contains(v.Mud)))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"  --mud-palette-{mud}-rgb: {Rgb((string)typeof(PortalPalette).GetProperty(ours)!.GetValue(palette)!)};\n");
        }

        sheet.Append("  --mud-palette-overlay-dark: rgb(10 14 20 / .5);\n}\n");
    }

    private static string Rgb(string hex) =>
        string.Join(',', Convert.FromHexString(hex.AsSpan(1)).Select(part => part.ToString(CultureInfo.InvariantCulture)));

    private static string Kebab(string name)
    {
        var text = new StringBuilder();

        foreach (var letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
