using System.Globalization;

namespace DeployTokenPortal.Application.Access;

/// <summary>What changed. The names travel between nodes.</summary>
public enum AccessChangeKind
{
    /// <summary>A deploy token or its secrets.</summary>
    DeployToken,

    /// <summary>A personal access token.</summary>
    PersonalAccessToken,

    /// <summary>A person was blocked, or changed otherwise.</summary>
    Person,

    /// <summary>Groups or projects were created, renamed, moved, deleted or changed visibility, or memberships changed.</summary>
    Tree,

    /// <summary>A registry connection was made, changed or ended.</summary>
    Connections,

    /// <summary>A signing key was made.</summary>
    SigningKeys,
}

/// <summary>A change that makes copies stale: where to look again, and nothing of what is there.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Id">Which token or person; 0 for the kinds that are looked at as a whole.</param>
public readonly record struct AccessChange(AccessChangeKind Kind, long Id = 0)
{
    // The longest kind, a space, and the longest number.
    private const int MaxLength = 64;

    /// <summary>As it travels, such as <c>DeployToken 42</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryRead(string? text, out AccessChange change)
    {
        change = default;
        if (text is null or { Length: > MaxLength } || text.Split(' ') is not [var word, var number])
            return false;
        if (!Enum.TryParse<AccessChangeKind>(word, out var kind) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        change = new AccessChange(kind, id);
        // The enum's own reader also takes numbers and lists.
        return change.ToString() == text;
    }
}
