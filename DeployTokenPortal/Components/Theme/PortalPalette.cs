namespace DeployTokenPortal.Components.Theme;

/// <summary>
/// Every colour of the product, once. <see cref="PortalTheme"/> makes the MudBlazor theme of it and
/// <see cref="ThemeStylesheet"/> the style sheet, so the two cannot drift apart. Values are <c>#RRGGBB</c>.
/// </summary>
public sealed record PortalPalette
{
    public required string Bg { get; init; }
    public required string Surface { get; init; }
    public required string Sunken { get; init; }
    public required string Raised { get; init; }
    public required string Hover { get; init; }
    public required string Selected { get; init; }
    public required string Line { get; init; }
    public required string LineStrong { get; init; }
    public required string Control { get; init; }
    public required string Text { get; init; }
    public required string Muted { get; init; }
    public required string Faint { get; init; }
    public required string Disabled { get; init; }
    public required string Accent { get; init; }
    public required string AccentHover { get; init; }
    public required string OnAccent { get; init; }
    public required string AccentTint { get; init; }
    public required string AccentLine { get; init; }
    public required string AccentText { get; init; }
    public required string Ok { get; init; }
    public required string OkTint { get; init; }
    public required string OkLine { get; init; }
    public required string OnOk { get; init; }
    public required string Warn { get; init; }
    public required string WarnTint { get; init; }
    public required string WarnLine { get; init; }
    public required string OnWarn { get; init; }
    public required string Danger { get; init; }
    public required string DangerHover { get; init; }
    public required string DangerTint { get; init; }
    public required string DangerLine { get; init; }
    public required string OnDanger { get; init; }
    public required string Info { get; init; }
    public required string InfoTint { get; init; }
    public required string InfoLine { get; init; }
    public required string OnInfo { get; init; }
    public required string CodeBg { get; init; }
    public required string CodeText { get; init; }
    public required string Focus { get; init; }

    /// <summary>Chart colours: write or created, deleted or refused, a third, read.</summary>
    public required string C1 { get; init; }
    public required string C2 { get; init; }
    public required string C3 { get; init; }
    public required string C4 { get; init; }

    public static PortalPalette Light { get; } = new()
    {
        Bg = "#F6F7F9",
        Surface = "#FFFFFF",
        Sunken = "#F1F3F6",
        Raised = "#FFFFFF",
        Hover = "#F3F5F8",
        Selected = "#EAF1FE",
        Line = "#E2E6EB",
        LineStrong = "#CBD2DA",
        Control = "#7C8794",
        Text = "#161B22",
        Muted = "#525D6B",
        Faint = "#616C79",
        Disabled = "#98A2AE",
        Accent = "#1E5FD0",
        AccentHover = "#174FB2",
        OnAccent = "#FFFFFF",
        AccentTint = "#E8F0FD",
        AccentLine = "#BCD3F8",
        AccentText = "#1A53B8",
        Ok = "#18794E",
        OkTint = "#E7F6EE",
        OkLine = "#B5E1CA",
        OnOk = "#FFFFFF",
        Warn = "#8A5300",
        WarnTint = "#FFF5E0",
        WarnLine = "#F0D49B",
        OnWarn = "#FFFFFF",
        Danger = "#B3261E",
        DangerHover = "#981E17",
        DangerTint = "#FDEEEC",
        DangerLine = "#F3C2BD",
        OnDanger = "#FFFFFF",
        Info = "#1A5C8A",
        InfoTint = "#EAF4FB",
        InfoLine = "#BBDCF0",
        OnInfo = "#FFFFFF",
        CodeBg = "#F3F5F8",
        CodeText = "#1D2530",
        Focus = "#1E5FD0",
        C1 = "#1E5FD0",
        C2 = "#D9730D",
        C3 = "#0F8F83",
        C4 = "#8A95A3",
    };

    public static PortalPalette Dark { get; } = new()
    {
        Bg = "#0E1116",
        Surface = "#151A21",
        Sunken = "#11151B",
        Raised = "#1B212A",
        Hover = "#1A2029",
        Selected = "#182640",
        Line = "#262E39",
        LineStrong = "#384352",
        Control = "#74808F",
        Text = "#E7EBF0",
        Muted = "#A3AEBB",
        Faint = "#8894A2",
        Disabled = "#5E6976",
        Accent = "#7DAAFA",
        AccentHover = "#9ABEFC",
        OnAccent = "#0B1A33",
        AccentTint = "#172742",
        AccentLine = "#2C4A7C",
        AccentText = "#9ABEFC",
        Ok = "#5CC894",
        OkTint = "#11281E",
        OkLine = "#1F4D38",
        OnOk = "#06200F",
        Warn = "#E9B45C",
        WarnTint = "#2B2110",
        WarnLine = "#57421A",
        OnWarn = "#2A1B00",
        Danger = "#F58A82",
        DangerHover = "#F9A8A2",
        DangerTint = "#311A1A",
        DangerLine = "#623130",
        OnDanger = "#330A07",
        Info = "#7CC0EA",
        InfoTint = "#10253A",
        InfoLine = "#204765",
        OnInfo = "#04202F",
        CodeBg = "#0F141A",
        CodeText = "#D9E0E8",
        Focus = "#9ABEFC",
        C1 = "#7DAAFA",
        C2 = "#F0A05A",
        C3 = "#4FC3B5",
        C4 = "#8793A2",
    };
}
