using System.Text;

namespace DeployTokenPortal.Domain.Users;

/// <summary>What a person's username may look like: it stands in <c>docker login</c> and in audit rows. Unique without regard to case.</summary>
public static class UsernameRule
{
    /// <summary>Longest username, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Every character that may occur. No plus sign and no at sign: neither a deploy token's default name nor an e-mail can be mistaken for one.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    private const string Fallback = "person";

    /// <summary>Whether it may be used: 1 to 64 of <see cref="Characters"/>, beginning with a letter or digit.</summary>
    public static bool IsAccepted(string username) =>
        username.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(username[0]) && username.All(Characters.Contains);

    /// <summary>A username from the part of an e-mail address before the at sign.</summary>
    /// <param name="email">The address; anything else gives some username too.</param>
    /// <param name="isTaken">Whether a username is somebody else's.</param>
    public static string Derive(string email, Func<string, bool> isTaken)
    {
        var wanted = new StringBuilder();
        foreach (var symbol in email.Split('@')[0].ToLowerInvariant().TakeWhile(c => c != '+'))
            wanted.Append(Characters.Contains(symbol) ? symbol : '-');
        var stem = wanted.ToString().TrimStart('-', '.', '_');
        stem = stem.Length == 0 ? Fallback : stem.Length > MaxLength - 6 ? stem[..(MaxLength - 6)] : stem;
        for (var number = 2; isTaken(stem); number++)
        {
            var numbered = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}{number}");
            if (!isTaken(numbered))
                return numbered;
        }

        return stem;
    }
}
