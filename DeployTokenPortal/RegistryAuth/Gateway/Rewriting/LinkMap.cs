namespace DeployTokenPortal.RegistryAuth.Gateway.Rewriting;

/// <summary>Turns addresses below the upstream's into addresses below the gateway's, so that clients come back to where their credential is known.</summary>
/// <param name="Upstream">Address of the upstream with a slash at its end.</param>
/// <param name="Request">What was asked of the upstream: relative links start there.</param>
/// <param name="Gateway">Absolute address of the same registry at the gateway, with a slash at its end.</param>
internal sealed record LinkMap(Uri Upstream, Uri Request, string Gateway)
{
    /// <summary>The gateway's address for an absolute one, or null when it lies elsewhere.</summary>
    public string? Find(Uri link)
    {
        if (!link.IsAbsoluteUri || Uri.Compare(link, Upstream, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            return null;
        var (path, root) = (link.AbsolutePath, Upstream.AbsolutePath);
        return path.StartsWith(root, StringComparison.Ordinal) ? Gateway + path[root.Length..] + link.Query + link.Fragment
            : path + "/" == root ? Gateway + link.Query + link.Fragment
            : null;
    }

    /// <summary>
    /// The gateway's address for an absolute http address in text, or null for any other text. What follows the root stays letter by letter: indexes hold
    /// templates such as <c>http://feed/{id}/%package%</c>.
    /// </summary>
    public string? FindAbsolute(string text)
    {
        if (!text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return null;
        return text.StartsWith(Upstream.AbsoluteUri, StringComparison.OrdinalIgnoreCase) ? Gateway + text[Upstream.AbsoluteUri.Length..]
            : Uri.TryCreate(text, UriKind.Absolute, out var link) ? Find(link)
            : null;
    }

    /// <summary>An absolute address for a link as it stands in a page: the gateway's where it lies below the upstream, else its own; null when it is none.</summary>
    public string? Resolve(string link) => Uri.TryCreate(Request, link, out var absolute) ? Find(absolute) ?? absolute.AbsoluteUri : null;
}
