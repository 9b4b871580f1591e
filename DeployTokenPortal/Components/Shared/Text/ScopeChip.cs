using System.Collections.Concurrent;
using DeployTokenPortal.Components.Theme;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Text;

/// <summary>Scopes as chips, as markup for the reason that <see cref="Icon"/> gives.</summary>
public static class ScopeChip
{
    private static readonly ConcurrentDictionary<string, MarkupString> s_drawn = new();

    /// <summary>One scope.</summary>
    /// <param name="scope">Raw name of a scope of the product; never translated or shortened.</param>
    public static MarkupString Of(string scope) => s_drawn.GetOrAdd(scope, static name => new MarkupString(Draw(name)));

    /// <summary>All scopes of a token.</summary>
    /// <param name="scopes">Raw names in canonical order.</param>
    public static MarkupString Of(IReadOnlyList<string> scopes) =>
        s_drawn.GetOrAdd(string.Join(' ', scopes) + ' ', static (_, names) => new MarkupString($"<span class=\"chips\">{string.Concat(names.Select(Draw))}</span>"), scopes);

    private static string Draw(string scope) => ScopeName.IsWriting(scope)
        ? $"<span class=\"chip w\">{Icon.Of(PortalIcons.Write, "s10")}{scope}</span>"
        : $"<span class=\"chip\">{Icon.Of(PortalIcons.Read, "s10")}{scope}</span>";
}
