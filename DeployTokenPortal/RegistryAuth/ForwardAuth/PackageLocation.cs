using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>Which registry of which holder a request is for, and what follows the registry's root.</summary>
/// <param name="Format">Whose protocol is spoken there.</param>
/// <param name="IsVirtual">Whether it is a pull-through cache.</param>
/// <param name="HolderKind">Group or project; the instance where the path itself names nothing, as at <c>/v2/</c>.</param>
/// <param name="Holder">Id, full path or name of an image.</param>
/// <param name="IsPathNaming">Whether the path, not the configuration, named the holder.</param>
/// <param name="Path">Behind the registry's root.</param>
internal sealed record PackageLocation(RegistryFormat Format, bool IsVirtual, ResourceKind HolderKind, string Holder, bool IsPathNaming, RequestPath Path)
{
    private static readonly string[] s_keys = ["format", "project", "group", "kind", "root"];

    /// <summary>
    /// Reads the proxy's words (<c>format=npm&amp;project=acme/app</c>, <c>group=acme</c>, <c>kind=virtual</c>, <c>root=/npm</c>) and the client's path;
    /// without a format the path must have one of GitLab's shapes. Null when anything is unknown, doubled or contradictory: a client whose own query
    /// were added to the proxy's could only be refused by it.
    /// </summary>
    public static PackageLocation? Find(OriginalRequest request)
    {
        var words = QueryHelpers.ParseQuery(request.Location);
        if (words.Any(word => !s_keys.Contains(word.Key, StringComparer.Ordinal) || word.Value is not [{ Length: > 0 }]))
            return null;
        string? WordOf(string key) => words.TryGetValue(key, out var value) ? value.ToString() : null;
        if (words.Count == 0)
            return GitLabLocation.Find(request.Target);
        if (RegistryFormatNames.Find(WordOf("format")) is not { } format || !TryReadKind(WordOf("kind"), out var isVirtual))
            return null;
        if (Behind(WordOf("root"), request.Target) is not { } target || RequestPath.Parse(target) is not { } path)
            return null;
        return (WordOf("project"), WordOf("group")) switch
        {
            ({ } project, null) => new PackageLocation(format, isVirtual, ResourceKind.Project, project, false, path),
            (null, { } group) when format is not RegistryFormat.Git and not RegistryFormat.Oci => new PackageLocation(format, isVirtual, ResourceKind.Group, group, false, path),
            (null, null) when !isVirtual => FindNamed(format, path),
            _ => null,
        };
    }

    /// <summary>The location where the path names the project itself: git and images.</summary>
    internal static PackageLocation? FindNamed(RegistryFormat format, RequestPath path) => format switch
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

    private static bool TryReadKind(string? word, out bool isVirtual)
    {
        isVirtual = word == "virtual";
        return word is null or "virtual" or "hosted";
    }

    // What follows the registry's root, in whole segments: /npm is no prefix of /npm2.
    private static string? Behind(string? root, string target)
    {
        var prefix = root?.TrimEnd('/') ?? "";
        if (!target.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var rest = target[prefix.Length..];
        return rest.StartsWith('/') ? rest : rest.Length == 0 || rest[0] == '?' ? "/" + rest : null;
    }
}
