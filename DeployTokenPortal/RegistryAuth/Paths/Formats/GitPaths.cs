namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>git's smart protocol and git LFS (contract §6; real-clients §4). The dumb protocol's files are refused.</summary>
internal static class GitPaths
{
    private const string Fetch = "git-upload-pack";
    private const string Push = "git-receive-pack";

    public static PathVerdict? Judge(string method, RequestPath path) => path.HasTrailingSlash ? null : (method, Behind(path.Segments)) switch
    {
        ("GET", ["info", "refs"]) => path.Query("service") switch
        {
            Fetch => PathVerdict.Read,
            Push => PathVerdict.Write, // A GET that is a write: refused here, git tells the person what is wrong.
            _ => null,
        },
        // A public repository is cloned without a credential, although this is no GET.
        ("POST", [Fetch]) => PathVerdict.Read,
        ("POST", [Push]) => PathVerdict.Write,
        // The body says whether a batch downloads or uploads; it is not seen here, so the stricter holds.
        ("POST", ["info", "lfs", "objects", "batch"]) => PathVerdict.Write,
        ("GET" or "HEAD", ["info", "lfs", "objects", _]) => PathVerdict.Read,
        ("PUT", ["info", "lfs", "objects", _]) => PathVerdict.Write,
        _ => null,
    };

    // What follows the first segment that ends in .git, which is where the repository's name ends; all of it when none does.
    private static string[] Behind(string[] segments)
    {
        var at = Array.FindIndex(segments, segment => segment.EndsWith(".git", StringComparison.Ordinal));
        return at < 0 ? segments : segments[(at + 1)..];
    }
}
