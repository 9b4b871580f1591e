using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>What a proxy's configuration says about a location, together with the client's path.</summary>
internal static class ConfiguredLocation
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
            (null, null) when !isVirtual => NamedLocation.Find(format, path),
            _ => null,
        };
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
