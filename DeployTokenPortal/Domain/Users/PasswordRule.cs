namespace DeployTokenPortal.Domain.Users;

/// <summary>What is wrong with a password.</summary>
public enum PasswordFault
{
    /// <summary>Fewer than <see cref="PasswordRule.MinLength"/> characters.</summary>
    TooShort,

    /// <summary>More than <see cref="PasswordRule.MaxLength"/> characters.</summary>
    TooLong,

    /// <summary>Among the first that anybody tries.</summary>
    Common,

    /// <summary>Repeated or neighbouring characters.</summary>
    Predictable,

    /// <summary>Little more than the person's name or e-mail, or the product's name.</summary>
    Personal,
}

/// <summary>
/// NIST SP 800-63B §3.1.1: length and a list of refused passwords, nothing about kinds of characters. Pure.
/// </summary>
public static class PasswordRule
{
    /// <summary>Shortest password, in characters.</summary>
    public const int MinLength = 12;

    /// <summary>Longest password, in characters: a passphrase of any wish, but no megabyte to hash.</summary>
    public const int MaxLength = 256;

    // What must be left once everything guessable is taken away.
    private const int LeastOwn = 6;
    private const int LeastContextLength = 4;

    private static readonly string[] s_productWords = ["deploy", "token", "portal", "registry"];

    private static readonly string[] s_keyRows =
        ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "abcdefghijklmnopqrstuvwxyz"];

    /// <summary>The first fault, or null when the password is accepted.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="isCommon">Whether a text in lower case is on the list of common passwords and the words they are made of.</param>
    /// <param name="personal">Name, e-mail, username of the person.</param>
    public static PasswordFault? Find(string password, Predicate<string> isCommon, params IEnumerable<string?> personal)
    {
        if (password.Length < MinLength)
            return PasswordFault.TooShort;
        if (password.Length > MaxLength)
            return PasswordFault.TooLong;
        var plain = password.ToLowerInvariant();
        if (isCommon(plain) || IsCommonWordWithTrimmings(plain, isCommon))
            return PasswordFault.Common;
        if (CountSurprises(plain) < LeastOwn)
            return PasswordFault.Predictable;
        return CountSurprises(WithoutWords(plain, personal)) < LeastOwn ? PasswordFault.Personal : null;
    }

    /// <summary>One common word, once or several times, with digits and signs around: "Password2026!!", "adminadmin12".</summary>
    private static bool IsCommonWordWithTrimmings(string plain, Predicate<string> isCommon)
    {
        var trimmings = plain.Where(c => !char.IsLetter(c)).Distinct().ToArray();
        var (core, rear) = (plain.Trim(trimmings), plain.TrimEnd(trimmings));

        // "p@ssw0rd1" is unmasked without its end, "@dmin1" with its beginning.
        foreach (var reading in (string[])[core, Unmask(core), Unmask(rear)])
        {
            var word = SmallestPeriod(reading) is var period and > 0 && reading.Length % period == 0 ? reading[..period] : reading;
            if (word.Length > 0 && isCommon(word))
                return true;
        }

        return false;
    }

    // The exchanges that everybody makes and every cracker knows.
    private static string Unmask(string plain) => string.Create(plain.Length, plain, static (letters, masked) =>
    {
        for (var at = 0; at < masked.Length; at++)
        {
            letters[at] = masked[at] switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', var other => other };
        }
    });

    private static string WithoutWords(string plain, IEnumerable<string?> personal)
    {
        var words = personal.OfType<string>()
            .SelectMany(text => text.ToLowerInvariant().Split([' ', '.', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries))
            .Concat(s_productWords)
            .Where(word => word.Length >= LeastContextLength)
            .OrderByDescending(word => word.Length);
        return words.Aggregate(plain, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
    }

    /// <summary>Characters that do not follow from what stands before them: no repetition, no neighbour in the alphabet or on the keyboard.</summary>
    private static int CountSurprises(string plain)
    {
        var period = SmallestPeriod(plain);
        var counted = period <= plain.Length / 2 ? plain[..period] : plain;
        var surprises = 0;
        for (var at = 0; at < counted.Length; at++)
        {
            if (at == 0 || !Follows(counted[at - 1], counted[at]))
                surprises++;
        }

        return surprises;
    }

    private static bool Follows(char before, char next) =>
        before == next || s_keyRows.Any(row => row.IndexOf(before) is var at and >= 0 && (NextTo(row, at + 1) == next || NextTo(row, at - 1) == next));

    private static char? NextTo(string row, int at) => at >= 0 && at < row.Length ? row[at] : null;

    /// <summary>The length of the shortest text that, repeated, gives this one (the last repetition may be cut).</summary>
    private static int SmallestPeriod(string text)
    {
        for (var period = 1; period < text.Length; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
                return period;
        }

        return text.Length;
    }
}
