using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// The address of a request at the upstream, written anew from what was understood: what was judged is what is asked, whatever spelling the client chose.
/// </summary>
internal static class UpstreamAddress
{
    // Contract §3.2, §5.1: places where a client may have put its secret.
    private static readonly string[] s_secretNames = ["access_token", "private_token", "job_token"];

    // RFC 3986 §3.3: what may stand in a segment as it is.
    private static readonly SearchValues<char> s_plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@");

    /// <param name="root">Of the upstream, with a slash at its end.</param>
    /// <param name="rest">Decoded segments; a slash inside one (npm's scoped names) stays encoded.</param>
    /// <param name="hasTrailingSlash">Whether a slash ends the path.</param>
    /// <param name="query">With its question mark, as sent; secrets are left out.</param>
    public static Uri Of(Uri root, IReadOnlyList<string> rest, bool hasTrailingSlash, string query)
    {
        var text = new StringBuilder(root.AbsoluteUri);
        text.AppendJoin('/', rest.Select(Encode));
        if (hasTrailingSlash && rest.Count > 0)
            text.Append('/');
        text.Append(WithoutSecrets(query));
        // Without this the framework would turn %2f-like spellings and dots into what it thinks best.
        return new Uri(text.ToString(), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static string Encode(string segment)
    {
        if (!segment.AsSpan().ContainsAnyExcept(s_plain))
            return segment;
        var text = new StringBuilder(segment.Length + 8);
        foreach (var rune in segment.EnumerateRunes())
        {
            if (rune.IsAscii && s_plain.Contains((char)rune.Value))
                text.Append((char)rune.Value);
            else
                text.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return text.Replace("%2F", "%2f").ToString();
    }

    private static string WithoutSecrets(string query)
    {
        if (query.Length < 2 || !Array.Exists(s_secretNames, name => query.Contains(name, StringComparison.OrdinalIgnoreCase) || query.Contains('%', StringComparison.Ordinal)))
            return query;
        var kept = query[1..].Split('&').Where(pair => !IsSecret(pair)).ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsSecret(string pair) =>
        QueryHelpers.ParseQuery("?" + pair).Keys.Any(name => s_secretNames.Contains(name, StringComparer.OrdinalIgnoreCase));
}
