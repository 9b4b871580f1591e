using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>What a proxy's configuration says about a location, together with the client's path.</summary>
internal static class ConfiguredLocation
{
    /// <summary>
    /// Reads the proxy's words (<c>format=npm&amp;project=acme/app</c>, <c>group=acme</c>, <c>kind=virtual</c>, <c>root=/npm</c>) and the client's path;
    /// without a format the path must have one of GitLab's shapes. Null when anything is unknown, doubled or contradictory: a client whose own query
    /// were added to the proxy's could only be refused by it.
    /// </summary>
    public static PackageLocation? Find(OriginalRequest request)
    {
        if (!TryRead(request.Location, out var words))
            return null;
        if (words == default)
            return GitLabLocation.Find(request.Target);
        if (RegistryFormatNames.Find(words.Format) is not { } format || !TryReadKind(words.Kind, out var isVirtual))
            return null;
        if (Behind(words.Root, request.Target) is not { } target || RequestPath.Parse(target) is not { } path)
            return null;
        return (words.Project, words.Group) switch
        {
            ({ } project, null) => new PackageLocation(format, isVirtual, ResourceKind.Project, project, false, path),
            (null, { } group) when format is not RegistryFormat.Git and not RegistryFormat.Oci => new PackageLocation(format, isVirtual, ResourceKind.Group, group, false, path),
            (null, null) when !isVirtual => NamedLocation.Find(format, path),
            _ => null,
        };
    }

    private static bool TryRead(string location, out Words words)
    {
        words = default;
        foreach (var pair in new QueryStringEnumerable(location))
        {
            if (pair.DecodeValue().ToString() is not { Length: > 0 } value)
                return false;
            Words? added = pair.DecodeName().Span switch
            {
                "format" when words.Format is null => words with { Format = value },
                "project" when words.Project is null => words with { Project = value },
                "group" when words.Group is null => words with { Group = value },
                "kind" when words.Kind is null => words with { Kind = value },
                "root" when words.Root is null => words with { Root = value },
                _ => null,
            };
            if (added is not { } read)
                return false;
            words = read;
        }

        return true;
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

    /// <summary>Each word once; null where it is not said.</summary>
    private readonly record struct Words(string? Format, string? Project, string? Group, string? Kind, string? Root);
}
