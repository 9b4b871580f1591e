using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.RegistryAuth.Locations;

/// <summary>Locations where the path names the project itself: git and images.</summary>
internal static class NamedLocation
{
    /// <summary>The location, or null when the path names nothing in this format.</summary>
    public static PackageLocation? Find(RegistryFormat format, RequestPath path) => format switch
    {
        RegistryFormat.Git => FindRepository(path),
        RegistryFormat.Oci => FindImage(path),
        _ => null,
    };

    // /acme/platform/svc.git/info/refs
    private static PackageLocation? FindRepository(RequestPath path)
    {
        var length = path.Segments.TakeWhile(segment => !segment.EndsWith(".git", StringComparison.Ordinal)).Count() + 1;
        if (length >= path.Segments.Length)
            return null;
        var name = string.Join('/', path.Segments.Take(length))[..^".git".Length];
        return PathRule.IsFullPath(name) && name.Contains('/', StringComparison.Ordinal)
            ? new PackageLocation(RegistryFormat.Git, false, ResourceKind.Project, name, true, path)
            : null;
    }

    // Distribution spec: /v2/<name>/{manifests,blobs,tags,referrers}/…; the last such word ends the name, since a name may have them too.
    private static PackageLocation? FindImage(RequestPath path)
    {
        var segments = path.Segments;
        if (segments is not ["v2", ..])
            return null;
        if (segments.Length == 1)
            return new PackageLocation(RegistryFormat.Oci, false, ResourceKind.Instance, "", true, path);
        var end = segments switch
        {
            [.., "blobs", "uploads"] or [.., "manifests" or "blobs" or "referrers", _] or [.., "tags", "list"] => segments.Length - 2,
            [.., "blobs", "uploads", _] => segments.Length - 3,
            _ => 0,
        };
        // blobs/uploads with a repository called …/blobs would read both ways: the longer word wins, as it does in the registry.
        return end > 2 ? new PackageLocation(RegistryFormat.Oci, false, ResourceKind.Project, string.Join('/', segments.Skip(1).Take(end - 1)), true, path) : null;
    }
}
