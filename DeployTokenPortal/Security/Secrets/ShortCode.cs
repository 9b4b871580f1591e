using System.Security.Cryptography;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// A code that a person types once from a screen: twelve characters (60 random bits) in three groups, such as <c>7F3K-92QM-X0VB</c>. The
/// alphabet is Crockford's base32: no I, L, O, U. Good only behind a throttle. Thread-safe.
/// </summary>
public static class ShortCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GroupLength = 4;
    private const int Groups = 3;

    /// <summary>A new code with its hyphens.</summary>
    public static string Generate() => Format(RandomNumberGenerator.GetString(Alphabet, GroupLength * Groups));

    /// <summary>A typed code in its printed form, whatever its case, spaces or hyphens; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 40 })
            return null;
        var symbols = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(Fold));
        return symbols.Length == GroupLength * Groups && symbols.All(Alphabet.Contains) ? Format(symbols) : null;
    }

    // Crockford base32: O reads as 0, I and L as 1.
    private static char Fold(char symbol) => char.ToUpperInvariant(symbol) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static string Format(string symbols) => string.Join('-', symbols.Chunk(GroupLength).Select(group => new string(group)));
}
