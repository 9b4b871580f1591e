using System.Net;
using System.Text.RegularExpressions;

namespace DeployTokenPortal.RegistryAuth.Gateway.Rewriting;

/// <summary>Rewrites the links of a simple index page (PEP 503): the <c>href</c> of its anchors, and nothing else.</summary>
internal static partial class HtmlLinks
{
    /// <summary>The page with every link made absolute and led through <paramref name="map"/>.</summary>
    public static string Rewrite(string page, LinkMap map) => Link().Replace(page, match =>
    {
        var quote = match.Groups["quote"].Value;
        return map.Resolve(WebUtility.HtmlDecode(match.Groups["link"].Value)) is { } link
            ? $"{match.Groups["before"].Value}{quote}{WebUtility.HtmlEncode(link)}{quote}"
            : match.Value;
    });

    [GeneratedRegex("(?<before><a\\b[^>]*?\\bhref\\s*=\\s*)(?<quote>[\"'])(?<link>[^\"'<>]*)\\k<quote>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
