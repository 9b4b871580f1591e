using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.RegistryAuth.Paths;

/// <summary>
/// A path as a client sent it, decoded exactly once and split into whole segments. What a server behind a proxy could read otherwise than the portal
/// (dots, doubled slashes, encoded slashes, backslashes, second encodings) is not understood, so it is refused before any rule sees it.
/// </summary>
internal sealed class RequestPath
{
    private const int MaximumLength = 4096;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // ';' begins parameters of a segment for some servers; '\' is a slash for others; '#' never reaches a server.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("\\;#");

    private readonly Dictionary<string, StringValues> _query;

    private RequestPath(string[] segments, bool hasTrailingSlash, Dictionary<string, StringValues> query) =>
        (Segments, HasTrailingSlash, _query) = (segments, hasTrailingSlash, query);

    /// <summary>Decoded; none is empty. A slash stands inside one only as npm's <c>@scope/name</c>.</summary>
    public string[] Segments { get; }

    /// <summary>Whether a slash ends the path behind its last segment.</summary>
    public bool HasTrailingSlash { get; }

    /// <summary>Reads path and query as they stand in a request line; null when hostile or not understood. Never throws.</summary>
    public static RequestPath? Parse(string pathAndQuery)
    {
        if (pathAndQuery.Length > MaximumLength || !pathAndQuery.StartsWith('/') || pathAndQuery.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return null;
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? pathAndQuery : pathAndQuery[..mark];
        var segments = path[1..].Split('/');
        var hasTrailingSlash = segments is [.., _, ""];
        if (segments[^1].Length == 0)
            segments = segments[..^1];
        for (var at = 0; at < segments.Length; at++)
        {
            if (Decode(segments[at]) is not { } segment)
                return null;
            segments[at] = segment;
        }

        var query = mark < 0 ? [] : QueryHelpers.ParseQuery(pathAndQuery[mark..]);
        return new RequestPath(segments, hasTrailingSlash, query);
    }

    /// <summary>The value of a parameter that occurs exactly once, else null.</summary>
    public string? Query(string name) => _query.TryGetValue(name, out var values) && values is [var value] ? value : null;

    /// <summary>Whether a parameter occurs more than once; its name in any letter case.</summary>
    public bool HasRepeated(string name) => _query.TryGetValue(name, out var values) && values.Count > 1;

    // RFC 3986 §2.1: %XX is one byte of UTF-8.
    private static string? Decode(string part)
    {
        if (part.Length == 0 || DecodeOnce(part) is not { } text)
            return null;
        // RFC 3986 §3.3: dot segments go; a second encoding would become one for whoever decodes again.
        if (text is "." or ".." || text.AsSpan().ContainsAny(s_forbidden))
            return null;
        // Nothing was encoded, so no control character and no slash can have come out of it.
        if ((object)text == part)
            return text;
        if (text.Any(char.IsControl) || HoldsEscape(text))
            return null;
        if (!text.Contains('/', StringComparison.Ordinal))
            return text;
        // Contract §5.4: a scoped package name is one segment, its slash encoded.
        return text.Split('/') is [['@', _, ..], { Length: > 0 } name] && name is not "." and not ".." ? text : null;
    }

    private static string? DecodeOnce(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal))
            return part;
        var bytes = new byte[part.Length];
        var length = 0;
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] != '%')
            {
                bytes[length++] = (byte)part[at];
                continue;
            }

            if (at + 2 >= part.Length || !char.IsAsciiHexDigit(part[at + 1]) || !char.IsAsciiHexDigit(part[at + 2]))
                return null;
            bytes[length++] = Convert.FromHexString(part.AsSpan(at + 1, 2))[0];
            at += 2;
        }

        try
        {
            return s_strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool HoldsEscape(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
                return true;
        }

        return false;
    }
}
