using MudBlazor;

namespace DeployTokenPortal.Components.Theme;

/// <summary>The MudBlazor theme: colours from <see cref="PortalPalette"/>, type and shape of the design.</summary>
internal static class PortalTheme
{
    private static readonly string[] s_sans = ["Roboto", "system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif"];

    public static MudTheme Default { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), PortalPalette.Light),
        PaletteDark = Fill(new PaletteDark(), PortalPalette.Dark),
        Typography = CreateTypography(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "232px", AppbarHeight = "48px" },
        Shadows = CreateShadows(),
    };

    private static T Fill<T>(T target, PortalPalette colours) where T : Palette
    {
        FillSurfaces(target, colours);
        FillMeanings(target, colours);

        return target;
    }

    private static void FillSurfaces(Palette target, PortalPalette colours)
    {
        target.Background = colours.Bg;
        target.BackgroundGray = colours.Sunken;
        target.Surface = colours.Surface;
        target.AppbarBackground = colours.Surface;
        target.AppbarText = colours.Text;
        target.DrawerBackground = colours.Sunken;
        target.DrawerText = colours.Muted;
        target.DrawerIcon = colours.Muted;
        target.TextPrimary = colours.Text;
        target.TextSecondary = colours.Muted;
        target.TextDisabled = colours.Disabled;
        target.ActionDefault = colours.Muted;
        target.ActionDisabled = colours.Disabled;
        target.ActionDisabledBackground = colours.Sunken;
        target.LinesDefault = colours.Line;
        target.LinesInputs = colours.Control;
        target.TableLines = colours.Line;
        target.TableHover = colours.Hover;
        target.TableStriped = colours.Surface;
        target.Divider = colours.Line;
        target.DividerLight = colours.Line;
        target.Skeleton = colours.Line;
        target.OverlayDark = "rgba(10,14,20,0.5)";
        target.HoverOpacity = .06;
        target.RippleOpacity = 0;
        target.RippleOpacitySecondary = 0;
    }

    // Secondary and Tertiary have no role in the design; they are set so that no default pink or green can appear.
    private static void FillMeanings(Palette target, PortalPalette colours)
    {
        (target.Primary, target.PrimaryDarken, target.PrimaryLighten, target.PrimaryContrastText) = (colours.Accent, colours.AccentHover, colours.AccentLine, colours.OnAccent);
        (target.Secondary, target.SecondaryDarken, target.SecondaryLighten, target.SecondaryContrastText) = (colours.Muted, colours.Text, colours.Faint, colours.Surface);
        (target.Tertiary, target.TertiaryDarken, target.TertiaryLighten, target.TertiaryContrastText) = (colours.C3, colours.C3, colours.C3, colours.Surface);
        (target.Success, target.SuccessDarken, target.SuccessLighten, target.SuccessContrastText) = (colours.Ok, colours.Ok, colours.OkLine, colours.OnOk);
        (target.Warning, target.WarningDarken, target.WarningLighten, target.WarningContrastText) = (colours.Warn, colours.Warn, colours.WarnLine, colours.OnWarn);
        (target.Error, target.ErrorDarken, target.ErrorLighten, target.ErrorContrastText) = (colours.Danger, colours.DangerHover, colours.DangerLine, colours.OnDanger);
        (target.Info, target.InfoDarken, target.InfoLighten, target.InfoContrastText) = (colours.Info, colours.Info, colours.InfoLine, colours.OnInfo);
        (target.Dark, target.DarkDarken, target.DarkLighten, target.DarkContrastText) = (colours.Text, colours.Text, colours.Muted, colours.Surface);
    }

    private static Typography CreateTypography() => new()
    {
        Default = Set(new DefaultTypography(), "14px", "20px", "400"),
        H1 = Set(new H1Typography(), "20px", "28px", "500"),
        H2 = Set(new H2Typography(), "16px", "24px", "500"),
        H3 = Set(new H3Typography(), "14px", "20px", "500"),
        H4 = Set(new H4Typography(), "14px", "20px", "500"),
        H5 = Set(new H5Typography(), "14px", "20px", "500"),
        H6 = Set(new H6Typography(), "14px", "20px", "500"),
        Subtitle1 = Set(new Subtitle1Typography(), "14px", "20px", "500"),
        Subtitle2 = Set(new Subtitle2Typography(), "13px", "20px", "500"),
        Body1 = Set(new Body1Typography(), "14px", "20px", "400"),
        Body2 = Set(new Body2Typography(), "13px", "20px", "400"),
        Button = Set(new ButtonTypography(), "14px", "20px", "500"),
        Caption = Set(new CaptionTypography(), "12px", "16px", "400"),
        Overline = Set(new OverlineTypography(), "12px", "16px", "500"),
    };

    private static T Set<T>(T type, string size, string lineHeight, string weight) where T : BaseTypography
    {
        type.FontFamily = s_sans;
        type.FontSize = size;
        type.LineHeight = lineHeight;
        type.FontWeight = weight;
        type.LetterSpacing = "0";
        type.TextTransform = "none";

        return type;
    }

    // Elevation is 0 everywhere; popovers and dialogs get theirs from the style sheet.
    private static Shadow CreateShadows()
    {
        var shadows = new Shadow();
        Array.Fill(shadows.Elevation, "none");

        return shadows;
    }
}
