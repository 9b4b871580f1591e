using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.RegistryAuth.Gateway.Rewriting;

/// <summary>
/// Which answers of an upstream hold links to itself, and how they are rewritten: indexes and metadata of npm, NuGet, PyPI, Composer, Helm, Conan and git
/// LFS. Packages and plain files pass as they are.
/// </summary>
internal static class MetadataRewriter
{
    /// <summary>Largest index that is rewritten, in bytes; a larger one is a fault of the upstream.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>Whether an answer has to be asked for unpacked, because it may have to be rewritten.</summary>
    public static bool MayApply(GatewayRequest request) => request.Format switch
    {
        RegistryFormat.Npm or RegistryFormat.NuGet or RegistryFormat.PyPi or RegistryFormat.Composer or RegistryFormat.Conan => true,
        RegistryFormat.Helm => IsHelmIndex(request),
        RegistryFormat.Git => IsLfsBatch(request),
        _ => false,
    };

    /// <summary>Whether this answer is one to rewrite.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="mediaType">Of the answer, in lower case; null for none.</param>
    public static bool Applies(GatewayRequest request, string? mediaType)
    {
        var isJson = mediaType is not null && (mediaType.EndsWith("/json", StringComparison.Ordinal) || mediaType.EndsWith("+json", StringComparison.Ordinal));
        return request.Format switch
        {
            RegistryFormat.Npm or RegistryFormat.Composer => isJson,
            RegistryFormat.Conan => isJson && request.Rest is [.., "download_urls" or "upload_urls"],
            RegistryFormat.NuGet => isJson || mediaType is "application/xml" or "application/atom+xml" or "text/xml",
            RegistryFormat.PyPi => isJson || mediaType is "text/html" or "application/vnd.pypi.simple.v1+html",
            RegistryFormat.Helm => IsHelmIndex(request),
            RegistryFormat.Git => isJson && IsLfsBatch(request),
            _ => false,
        };
    }

    /// <summary>The rewritten body.</summary>
    /// <exception cref="JsonException">It says that it is JSON and is not.</exception>
    public static ReadOnlyMemory<byte> Rewrite(GatewayRequest request, LinkMap map, string? mediaType, byte[] body) => (request.Format, mediaType) switch
    {
        (RegistryFormat.Npm, _) => JsonLinks.Rewrite(Unmarked(body), (name, text) => NpmLink(request, map, name, text)),
        (RegistryFormat.PyPi, "text/html" or "application/vnd.pypi.simple.v1+html") => Encoding.UTF8.GetBytes(HtmlLinks.Rewrite(Encoding.UTF8.GetString(body), map)),
        (RegistryFormat.Git, _) => LfsBatch(body, map),
        (RegistryFormat.NuGet, { } type) when type.EndsWith("xml", StringComparison.Ordinal) => Text(body, map),
        (RegistryFormat.Helm, _) => Text(body, map),
        _ => JsonLinks.Rewrite(Unmarked(body), (_, text) => map.FindAbsolute(text)),
    };

    // Behind a proxy of its own the upstream may name tarballs by an address that only it knows; npm's own shape finds them.
    private static string? NpmLink(GatewayRequest request, LinkMap map, string name, string text)
    {
        if (map.FindAbsolute(text) is { } link)
            return link;
        if (name != "tarball" || !Uri.TryCreate(text, UriKind.Absolute, out var tarball) || request.Rest is [] or ["-", ..])
            return null;
        return $"{map.Gateway}{string.Join('/', request.Rest)}/-/{tarball.Segments[^1]}";
    }

    // git LFS batch API: the upstream's own credential, which it may put beside each action, is not for the client.
    private static byte[] LfsBatch(byte[] body, LinkMap map)
    {
        var document = JsonNode.Parse(body) ?? throw new JsonException("empty");
        foreach (var one in document["objects"] as JsonArray ?? [])
        {
            foreach (var action in (one?["actions"] as JsonObject ?? []).Select(pair => pair.Value).OfType<JsonObject>())
            {
                if (action["href"]?.GetValue<string>() is not { } href || map.FindAbsolute(href) is not { } link)
                    continue;
                action["href"] = link;
                (action["header"] as JsonObject)?.Remove("Authorization");
            }
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static byte[] Text(byte[] body, LinkMap map) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(map.Upstream.AbsoluteUri, map.Gateway, StringComparison.OrdinalIgnoreCase));

    // RFC 8259 §8.1: a byte order mark may be there although it must not.
    private static ReadOnlySpan<byte> Unmarked(byte[] body) => body.AsSpan() is var all && all.StartsWith("\uFEFF"u8) ? all[3..] : all;

    private static bool IsHelmIndex(GatewayRequest request) => request.Rest is [.., "index.yaml"];

    private static bool IsLfsBatch(GatewayRequest request) => request.Rest is ["info", "lfs", "objects", "batch"];
}
