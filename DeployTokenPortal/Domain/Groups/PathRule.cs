using System.Collections.Frozen;

namespace DeployTokenPortal.Domain.Groups;

/// <summary>A fault in a name or path of a group or project.</summary>
public enum PathFault
{
    /// <summary>The name is empty or only blanks.</summary>
    NameBlank,

    /// <summary>The name is over <see cref="PathRule.NameLength"/>.</summary>
    NameTooLong,

    /// <summary>The description is over <see cref="PathRule.DescriptionLength"/>.</summary>
    DescriptionTooLong,

    /// <summary>The path is empty.</summary>
    PathBlank,

    /// <summary>The path is over <see cref="PathRule.SegmentLength"/>.</summary>
    PathTooLong,

    /// <summary>The path has a character, or characters in an order, that an image name cannot have.</summary>
    PathCharacters,

    /// <summary>The path is a word that the portal's own addresses need.</summary>
    PathReserved,
}

/// <summary>
/// The rules for paths. A project's full path is the name of its images, so a segment must be a legal component of a repository name once it is
/// in lower case (Distribution reference grammar: letters and digits, parted by one dot, one or two underscores, or hyphens).
/// </summary>
public static class PathRule
{
    /// <summary>Deepest nesting of groups, the root counted.</summary>
    public const int MaximumDepth = 20;

    /// <summary>Longest segment, in characters.</summary>
    public const int SegmentLength = 100;

    /// <summary>Longest full path, in characters: an image name may have 255 including what follows the project's path.</summary>
    public const int FullPathLength = 255;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>Longest description, in characters.</summary>
    public const int DescriptionLength = 2000;

    // First segments of the portal's own addresses (design §2), of GitLab's, and of Blazor's files.
    private static readonly FrozenSet<string> s_reservedAtTop = new[]
    {
        "-", "_blazor", "_content", "_framework", "account", "admin", "api", "auth", "css", "favicon.ico", "fonts", "groups", "healthz", "help", "invitation", "js", "jwt",
        "metrics", "openapi", "projects", "readyz", "robots.txt", "search", "setup", "sign-in", "sign-out", "theme.css", "v2", ".well-known",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All faults, in the order of the fields; empty when the details are good.</summary>
    /// <param name="details">What was asked for.</param>
    /// <param name="isTopLevel">Whether the path will be the first segment.</param>
    public static IEnumerable<PathFault> Check(HolderDetails details, bool isTopLevel)
    {
        if (string.IsNullOrWhiteSpace(details.Name))
            yield return PathFault.NameBlank;
        else if (details.Name.Length > NameLength)
            yield return PathFault.NameTooLong;
        if (details.Path.Length == 0)
            yield return PathFault.PathBlank;
        else if (details.Path.Length > SegmentLength)
            yield return PathFault.PathTooLong;
        else if (!IsSegment(details.Path))
            yield return PathFault.PathCharacters;
        else if (IsReserved(details.Path, isTopLevel))
            yield return PathFault.PathReserved;
        if (details.Description.Length > DescriptionLength)
            yield return PathFault.DescriptionTooLong;
    }

    /// <summary>The full path of a segment below a parent.</summary>
    public static string Join(string? parentFullPath, string segment) =>
        string.IsNullOrEmpty(parentFullPath) ? segment : $"{parentFullPath}/{segment}";

    /// <summary>Whether something could have this full path; what cannot needs no look-up.</summary>
    public static bool IsFullPath(string path)
    {
        if (path.Length is 0 or > FullPathLength)
            return false;
        var segments = path.Split('/');
        return segments.All(segment => segment.Length is > 0 and <= SegmentLength && IsSegment(segment) && !IsReserved(segment, isTopLevel: false))
            && !IsReserved(segments[0], isTopLevel: true);
    }

    /// <summary>How paths are compared and kept unique: lower case, culture-free.</summary>
    public static string Key(string fullPath) => fullPath.ToLowerInvariant();

    /// <summary>A path that follows from a name: lower case, runs of other characters as one hyphen; may be empty.</summary>
    public static string Suggest(string name)
    {
        var mapped = name.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var words = string.Concat(mapped).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var path = string.Join('-', words);
        return path.Length > SegmentLength ? path[..SegmentLength].Trim('-') : path;
    }

    private static bool IsReserved(string path, bool isTopLevel) =>
        path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) || (isTopLevel && s_reservedAtTop.Contains(path));

    private static bool IsSegment(string path)
    {
        if (!char.IsAsciiLetterOrDigit(path[0]) || !char.IsAsciiLetterOrDigit(path[^1]))
            return false;
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(path[i]))
                continue;
            var start = i;
            while (!char.IsAsciiLetterOrDigit(path[i]))
                i++;
            if (!IsSeparator(path.AsSpan(start, i - start)))
                return false;
        }

        return true;
    }

    private static bool IsSeparator(ReadOnlySpan<char> run) =>
        run is "." or "_" or "__" || run.IndexOfAnyExcept('-') < 0;
}
