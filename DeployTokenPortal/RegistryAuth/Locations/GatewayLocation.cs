using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.RegistryAuth.Locations;

/// <summary>Where a request at the portal's own address goes: GitLab's shapes, and the instance-level ones of npm, Maven and Conan.</summary>
/// <param name="Location">Which registry of which holder.</param>
/// <param name="Root">Path of the registry as the client wrote it, with a slash at its end; for git up to and with <c>.git/</c>.</param>
/// <param name="Rest">Decoded segments behind the root, which are appended to the upstream's address.</param>
/// <param name="IsInstanceLevel">Whether the path is one of <c>/api/v4/packages/…</c>, where the package's own name tells whose it is.</param>
internal sealed record GatewayLocation(PackageLocation Location, string Root, IReadOnlyList<string> Rest, bool IsInstanceLevel = false)
{
    /// <summary>Reads path and query as they stand in the request line; null when they have none of the shapes or are not understood.</summary>
    public static GatewayLocation? Find(string target)
    {
        if (target.StartsWith("/api/v4/packages/", StringComparison.Ordinal))
            return FindInstanceLevel(target);
        if (GitLabLocation.Find(target) is not { } location || location.Format == RegistryFormat.Oci)
            return null;
        var path = target.Split('?', 2)[0];
        if (location.Format == RegistryFormat.Git)
        {
            var rest = location.Path.Segments.SkipWhile(segment => !segment.EndsWith(".git", StringComparison.Ordinal)).Skip(1);
            return new GatewayLocation(location, $"/{location.Holder}.git/", [.. rest]);
        }

        var slashes = location.HolderKind == ResourceKind.Project ? 7 : 8;
        return new GatewayLocation(location, RootOf(path, slashes), location.Path.Segments);
    }

    private static GatewayLocation? FindInstanceLevel(string target)
    {
        var parts = target.Split('?', 2)[0].Split('/');
        if (RegistryFormatNames.Find(parts[4]) is not { } format || RequestPath.Parse(Behind(target, 5)) is not { } path)
            return null;
        var holder = format switch
        {
            RegistryFormat.Npm => GroupOf(path.Segments),
            RegistryFormat.Maven => ProjectOf(path.Segments),
            RegistryFormat.Conan => RecipeProjectOf(path.Segments),
            _ => null,
        };
        if (holder is not var (kind, name))
            return null;
        var location = new PackageLocation(format, false, kind, name, IsPathNaming: true, path);
        return new GatewayLocation(location, RootOf(target.Split('?', 2)[0], 5), path.Segments, IsInstanceLevel: true);
    }

    // Contract §5.4: a package is found only by its npm scope, which is a top-level group.
    private static (ResourceKind, string)? GroupOf(string[] segments)
    {
        var name = segments is ["-", "package", .. var rest] ? rest : segments;
        return name is [['@', _, ..] first, ..] && first.Split('/')[0][1..] is var scope && PathRule.IsFullPath(scope) ? (ResourceKind.Group, scope) : null;
    }

    // Contract §5.5: only packages whose path equals their project's; a version and a file follow it, or the list of versions.
    private static (ResourceKind, string)? ProjectOf(string[] segments)
    {
        var isVersionList = segments is [.., var parent, var file] && file.StartsWith("maven-metadata.xml", StringComparison.Ordinal)
            && !parent.EndsWith("-SNAPSHOT", StringComparison.Ordinal);
        var path = string.Join('/', segments.SkipLast(isVersionList ? 1 : 2));
        return path.Contains('/', StringComparison.Ordinal) && PathRule.IsFullPath(path) ? (ResourceKind.Project, path) : null;
    }

    // Contract §5.8: the recipe's user is the project's path with '+' for '/'; log-in, ping and search name nobody.
    private static (ResourceKind, string)? RecipeProjectOf(string[] segments) => segments switch
    {
        [_, "ping"] or [_, "users", _] or [_, "conans", "search"] => (ResourceKind.Instance, ""),
        [_, "conans" or "files", _, _, var user, _, ..] when user != "_" && PathRule.IsFullPath(user.Replace('+', '/')) => (ResourceKind.Project, user.Replace('+', '/')),
        _ => null,
    };

    private static string RootOf(string path, int slashes)
    {
        var at = IndexOfSlash(path, slashes);
        return at < 0 ? path + "/" : path[..(at + 1)];
    }

    private static string Behind(string target, int slashes) => IndexOfSlash(target, slashes) is var at and >= 0 ? target[at..] : "/";

    private static int IndexOfSlash(string text, int count)
    {
        var at = -1;
        do
            at = text.IndexOf('/', at + 1);
        while (at >= 0 && --count > 0);
        return at;
    }
}
