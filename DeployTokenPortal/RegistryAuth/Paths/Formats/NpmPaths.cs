namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>npm, pnpm and yarn (contract §5.4; real-clients §5). A scoped name comes as one segment or as two.</summary>
internal static class NpmPaths
{
    public static PathVerdict? Judge(bool isGet, string method, RequestPath path) => (isGet, method, Parted(path.Segments)) switch
    {
        (true, _, ["-", "whoami"]) => PathVerdict.SignedInRead,
        (true, _, _) => PathVerdict.Read,
        (_, "POST", ["-", "npm", "v1", "security", "advisories", "bulk"] or ["-", "npm", "v1", "security", "audits", "quick"]) => PathVerdict.SignedInRead,
        (_, "PUT", ["-", "package", .. var rest]) => IsTag(rest) ? PathVerdict.Write : null,
        (_, "DELETE", ["-", "package", .. var rest]) => IsTag(rest) ? PathVerdict.Delete : null,
        // Sign-up, profile and tokens of the upstream are nobody's business here.
        (_, _, ["-", ..]) => null,
        (_, "PUT", var name) => IsPackage(WithoutRevision(name)) ? PathVerdict.Write : null,
        (_, "DELETE", var name) => IsPackage(WithoutRevision(name)) || IsFile(WithoutRevision(name)) ? PathVerdict.Delete : null,
        _ => null,
    };

    // Both spellings of a scoped name read alike.
    private static string[] Parted(string[] segments) => [.. segments.SelectMany(segment => segment.Split('/'))];

    // …/dist-tags/beta
    private static bool IsTag(string[] rest) => rest is [.. var name, "dist-tags", _] && IsPackage(name);

    // Unpublishing names the revision it has seen: …/-rev/12-abc.
    private static string[] WithoutRevision(string[] segments) => segments is [.. var rest, "-rev", _] ? rest : segments;

    private static bool IsPackage(string[] name) => name is [['@', ..], [not '@' and not '-', ..]] or [[not '-' and not '@', ..]];

    private static bool IsFile(string[] name) => name is [.. var package, "-", _] && IsPackage(package);
}
