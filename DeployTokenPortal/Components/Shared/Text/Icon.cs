using System.Collections.Concurrent;
using DeployTokenPortal.Components.Theme;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Text;

/// <summary>
/// An icon as markup. Not a component: for as long as a page is open the server keeps several kilobytes for each of its components, and only one frame for this.
/// </summary>
public static class Icon
{
    private static readonly ConcurrentDictionary<(string Path, string? Class), MarkupString> s_drawn = new();

    /// <summary>The icon; it only accompanies words, so it is silent.</summary>
    /// <param name="path">One of <see cref="PortalIcons"/>.</param>
    /// <param name="look">Classes of the style sheet, such as the size s10, s12, s14 or s20; 16 px without.</param>
    public static MarkupString Of(string path, string? look = null) => s_drawn.GetOrAdd((path, look), static icon => new MarkupString(
        $"<svg class=\"mud-icon-root mud-svg-icon{(icon.Class is null ? "" : $" {icon.Class}")}\" focusable=\"false\" viewBox=\"{PortalIcons.ViewBox}\" aria-hidden=\"true\">{icon.Path}</svg>"));
}
