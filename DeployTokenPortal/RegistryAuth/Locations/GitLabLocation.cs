using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.RegistryAuth.Locations;

/// <summary>
/// Addresses in GitLab's shapes (contract §5.3): <c>/api/v4/projects/:id/packages/{format}/…</c>, <c>/api/v4/groups/:id/-/packages/{format}/…</c>, Composer's
/// singular <c>group</c>, <c>/{path}.git/…</c> and <c>/v2/…</c>. The instance-level ones are not among them: only the upstream knows whose package a name is.
/// </summary>
internal static class GitLabLocation
{
    public static PackageLocation? Find(string target)
    {
        // The words around the id must stand there as they are; only the id may be encoded (contract §3.4).
        var parts = target.Split('?', 2)[0].Split('/');
        return parts switch
        {
            ["", "api", "v4", "projects", var id, "packages", var format, ..] => At(ResourceKind.Project, id, format, target, 7),
            ["", "api", "v4", "groups", var id, "-", "packages", var format, ..] => At(ResourceKind.Group, id, format, target, 8),
            ["", "api", "v4", "group", var id, "-", "packages", "composer", ..] => At(ResourceKind.Group, id, "composer", target, 8),
            ["", "api", ..] => null,
            ["", "v2", ..] => RequestPath.Parse(target) is { } path ? NamedLocation.Find(RegistryFormat.Oci, path) : null,
            _ => RequestPath.Parse(target) is { } path ? NamedLocation.Find(RegistryFormat.Git, path) : null,
        };
    }

    private static PackageLocation? At(ResourceKind kind, string id, string formatName, string target, int parts)
    {
        if (RegistryFormatNames.Find(formatName) is not { } format || format is RegistryFormat.Git or RegistryFormat.Oci)
            return null;
        var holder = Uri.UnescapeDataString(id);
        var isNumber = holder.Length > 0 && holder.All(char.IsAsciiDigit);
        if (!isNumber && !PathRule.IsFullPath(holder))
            return null;
        var rest = Behind(target, parts);
        return RequestPath.Parse(rest) is { } path ? new PackageLocation(format, false, kind, holder, false, path) : null;
    }

    // What follows so many slashes, the last of them included.
    private static string Behind(string target, int slashes)
    {
        var at = -1;
        for (var count = 0; count < slashes; count++)
        {
            at = target.IndexOf('/', at + 1);
            if (at < 0)
                return "/";
        }

        return target[at..];
    }
}
