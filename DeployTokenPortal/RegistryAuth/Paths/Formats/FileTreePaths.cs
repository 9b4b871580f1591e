namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>
/// Maven, generic and Debian: a tree of files. GET and HEAD read, PUT writes, DELETE deletes (contract §5.3, §5.5). A file is named by at least one segment,
/// so the tree itself is never written or deleted.
/// </summary>
internal static class FileTreePaths
{
    public static PathVerdict? Judge(bool isGet, string method, RequestPath path) => (isGet, method) switch
    {
        (true, _) => PathVerdict.Read,
        (_, "PUT") when IsFile(path) => PathVerdict.Write,
        (_, "DELETE") when IsFile(path) => PathVerdict.Delete,
        _ => null,
    };

    private static bool IsFile(RequestPath path) => path.Segments.Length > 0 && !path.HasTrailingSlash;
}
