namespace DeployTokenPortal.Components.Theme;

/// <summary>
/// The product's icons: strokes on a 16 by 16 grid, drawn by <c>Icon.Of</c>, or by MudBlazor's parts that take an icon.
/// The class on each path takes fill and stroke from the style sheet.
/// </summary>
public static class PortalIcons
{
    public const string ViewBox = "0 0 16 16";
    public const string Home = "<path class=\"stroke\" d=\"M2.5 7.2 8 2.5l5.5 4.7M4 6v7.5h8V6M6.5 13.5V9.5h3v4\"/>";
    public const string Group = "<path class=\"stroke\" d=\"M2 12.5v-9h4l1.5 2H14v7z\"/>";
    public const string Project = "<path class=\"stroke\" d=\"M3 2.5h10v11H3zM6 2.5v11M8.5 5.5h2\"/>";
    public const string Key = "<path class=\"stroke\" d=\"M6 13a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM8.2 7.8 13.5 2.5M11 5l2 2M9.6 6.4l1.4 1.4\"/>";
    public const string Chart = "<path class=\"stroke\" d=\"M2.5 13.5h11M4.5 11V7.5M8 11V3.5M11.5 11V6\"/>";
    public const string Log = "<path class=\"stroke\" d=\"M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2.5\"/>";
    public const string Sliders = "<path class=\"stroke\" d=\"M2.5 4.5h5M10.5 4.5h3M9 6V3M2.5 11.5h3M8.5 11.5h5M7 13v-3\"/>";
    public const string Users = "<path class=\"stroke\" d=\"M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.8 13.2c.3-2.2 2-3.6 4.2-3.6s3.9 1.4 4.2 3.6M10.5 3.2a2.4 2.4 0 0 1 0 4.6M11.8 9.9c1.4.5 2.3 1.7 2.5 3.3\"/>";
    public const string User = "<path class=\"stroke\" d=\"M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.6c.4-2.5 2.5-4 5.2-4s4.8 1.5 5.2 4\"/>";
    public const string Search = "<path class=\"stroke\" d=\"M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2\"/>";
    public const string Help = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.2C6.5 5.3 7.2 4.8 8 4.8c1 0 1.7.6 1.7 1.5 0 1.4-1.7 1.4-1.7 2.7M8 11.2v.1\"/>";
    public const string Plus = "<path class=\"stroke\" d=\"M8 3v10M3 8h10\"/>";
    public const string Copy = "<path class=\"stroke\" d=\"M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1z\"/>";
    public const string Eye = "<path class=\"stroke\" d=\"M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z\"/>";
    public const string EyeOff = "<path class=\"stroke\" d=\"M2.5 2.5l11 11M6.3 4.1C6.8 3.9 7.4 3.8 8 3.8c4 0 6.2 4.2 6.2 4.2s-.6 1.1-1.7 2.2M4.3 5C2.7 6.1 1.8 8 1.8 8S4 12.2 8 12.2c1.2 0 2.3-.4 3.2-.9M6.8 6.8a1.8 1.8 0 0 0 2.4 2.4\"/>";
    public const string Download = "<path class=\"stroke\" d=\"M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 13.5h11\"/>";
    public const string QrCode = "<path class=\"stroke\" d=\"M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5v1.5M13.5 9.5v1.5M9.5 13.5h1M12.5 13.5h1v-1\"/>";
    public const string Check = "<path class=\"stroke\" d=\"M3 8.5 6.5 12 13 4.5\"/>";
    public const string CheckCircle = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.5 8.2l1.8 1.8 3.2-3.7\"/>";
    public const string Close = "<path class=\"stroke\" d=\"M4 4l8 8M12 4l-8 8\"/>";
    public const string Forbidden = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM3.8 3.8l8.4 8.4\"/>";
    public const string Warning = "<path class=\"stroke\" d=\"M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1\"/>";
    public const string Error = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.5M8 10.8v.1\"/>";
    public const string Info = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.1v.1\"/>";
    public const string Clock = "<path class=\"stroke\" d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.5\"/>";
    public const string ChevronRight = "<path class=\"stroke\" d=\"M6 3.5 10.5 8 6 12.5\"/>";
    public const string ChevronDown = "<path class=\"stroke\" d=\"M3.5 6 8 10.5 12.5 6\"/>";
    public const string ChevronUp = "<path class=\"stroke\" d=\"M3.5 10 8 5.5l4.5 4.5\"/>";
    public const string ChevronLeft = "<path class=\"stroke\" d=\"M10 3.5 5.5 8l4.5 4.5\"/>";
    public const string More = "<path class=\"stroke dots\" d=\"M3.5 8h.1M8 8h.1M12.5 8h.1\"/>";
    public const string Read = "<path class=\"stroke\" d=\"M8 2.5v10M4 8.5l4 4 4-4\"/>";
    public const string Write = "<path class=\"stroke\" d=\"M8 13.5v-10M4 7.5l4-4 4 4\"/>";
    public const string Trash = "<path class=\"stroke\" d=\"M3 4.5h10M6 4.5v-2h4v2M4.3 4.5l.7 9h6l.7-9\"/>";
    public const string Rotate = "<path class=\"stroke\" d=\"M13.2 6.5A5.5 5.5 0 0 0 3 5.8M2.8 9.5A5.5 5.5 0 0 0 13 10.2M3 2.8v3h3M13 13.2v-3h-3\"/>";
    public const string Link = "<path class=\"stroke\" d=\"M6.5 9.5l3-3M7 4.5l1.3-1.3a3 3 0 0 1 4.5 4.3L11.5 9M9 11.5l-1.3 1.3a3 3 0 0 1-4.5-4.3L4.5 7\"/>";
    public const string Shield = "<path class=\"stroke\" d=\"M8 1.8l5 1.9v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4zM5.8 8l1.6 1.6 2.9-3.2\"/>";
    public const string Plug = "<path class=\"stroke\" d=\"M5.5 2v3.5M10.5 2v3.5M3.5 5.5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12.5V14.5\"/>";
    public const string Mail = "<path class=\"stroke\" d=\"M2 3.5h12v9H2zM2.5 4.5 8 8.8l5.5-4.3\"/>";
    public const string Calendar = "<path class=\"stroke\" d=\"M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3\"/>";
    public const string Filter = "<path class=\"stroke\" d=\"M2.5 4h11M4.5 8h7M6.5 12h3\"/>";
    public const string Moon = "<path class=\"stroke\" d=\"M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z\"/>";
    public const string Menu = "<path class=\"stroke\" d=\"M2.5 4.5h11M2.5 8h11M2.5 11.5h11\"/>";
    public const string Lock = "<path class=\"stroke\" d=\"M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5\"/>";
    public const string File = "<path class=\"stroke\" d=\"M4 1.8h5l3 3v9.4H4zM9 1.8v3h3\"/>";
    public const string Unfold = "<path class=\"stroke\" d=\"M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3\"/>";
    public const string Gauge = "<path class=\"stroke\" d=\"M2.5 11a5.5 5.5 0 1 1 11 0M8 11l2.5-3.5\"/>";
    public const string External = "<path class=\"stroke\" d=\"M6.5 3.5h-4v10h10v-4M9.5 2.5h4v4M13.5 2.5 7.5 8.5\"/>";
    public const string Sun = "<path class=\"stroke\" d=\"M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9\"/>";
    public const string Screen = "<path class=\"stroke\" d=\"M2 3h12v8H2zM5.5 13.5h5M8 11v2.5\"/>";
    public const string SignOut = "<path class=\"stroke\" d=\"M6.5 2.5h-4v11h4M6 8h7.5M10.5 5 13.5 8l-3 3\"/>";
}
