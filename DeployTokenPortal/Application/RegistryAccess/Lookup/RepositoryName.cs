using System.Text.RegularExpressions;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Names of image repositories and the projects they may belong to. Contract §4.3: a project is the whole name, or the name with one or two
/// trailing segments cut off.
/// </summary>
internal static partial class RepositoryName
{
    /// <summary>Longest legal name, in characters (Distribution reference grammar).</summary>
    public const int MaximumLength = 255;

    /// <summary>Possible full paths of the project, longest first; none when the name is not legal or has one segment only.</summary>
    public static IEnumerable<string> ProjectPaths(string name)
    {
        if (name.Length > MaximumLength || !Legal().IsMatch(name))
            yield break;
        var path = name;
        for (var cut = 0; cut <= 2 && path.Contains('/', StringComparison.Ordinal); cut++)
        {
            yield return path;
            path = path[..path.LastIndexOf('/')];
        }
    }

    // Distribution reference grammar: path-component ["/" path-component]*, in lower case.
    [GeneratedRegex("^[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)+\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Legal();
}
