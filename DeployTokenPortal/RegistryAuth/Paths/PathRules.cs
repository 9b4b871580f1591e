using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths.Formats;

namespace DeployTokenPortal.RegistryAuth.Paths;

/// <summary>One rule per ecosystem (contract §5.3 to §5.9, §6). What no rule understands is refused by the edge.</summary>
internal static class PathRules
{
    /// <summary>What the request does, or null when it means nothing in this format.</summary>
    /// <param name="format">Whose protocol is spoken.</param>
    /// <param name="method">As sent; letter case counts (RFC 9110 §9.1).</param>
    /// <param name="path">Behind the registry's root: what follows <c>/packages/{format}</c> in GitLab's addresses; all of it for git and images.</param>
    public static PathVerdict? Judge(RegistryFormat format, string method, RequestPath path)
    {
        // Contract §5.9: HEAD and OPTIONS count as GET, except at git, which answers HEAD with 403 (§6).
        var isGet = method is "GET" or "HEAD" or "OPTIONS";
        if (!isGet && method is not ("PUT" or "POST" or "PATCH" or "DELETE"))
            return null;
        // Only npm's clients encode a slash; anywhere else it would mean one thing here and another to the upstream.
        if (format != RegistryFormat.Npm && Array.Exists(path.Segments, segment => segment.Contains('/', StringComparison.Ordinal)))
            return null;
        return format switch
        {
            RegistryFormat.Npm => NpmPaths.Judge(isGet, method, path),
            RegistryFormat.NuGet => NuGetPaths.Judge(isGet, method, path),
            RegistryFormat.Conan => ConanPaths.Judge(isGet, method, path),
            RegistryFormat.Git => GitPaths.Judge(method, path),
            RegistryFormat.Oci => ImagePaths.Judge(isGet, method, path),
            RegistryFormat.Maven or RegistryFormat.Generic or RegistryFormat.Debian => FileTreePaths.Judge(isGet, method, path),
            RegistryFormat.PyPi => UploadPaths.JudgePyPi(isGet, method, path),
            RegistryFormat.Composer => UploadPaths.JudgeComposer(isGet, method, path),
            RegistryFormat.Helm => UploadPaths.JudgeHelm(isGet, method, path),
            RegistryFormat.RubyGems => UploadPaths.JudgeRubyGems(isGet, method, path),
            RegistryFormat.Go => isGet ? PathVerdict.Read : null, // Contract §5.3: nothing is published through a module proxy.
        };
    }
}
