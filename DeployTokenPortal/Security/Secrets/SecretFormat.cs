using System.IO.Hashing;
using System.Text;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// The text of a generated secret: prefix, 27 base62 digits (160 random bits), 6 base62 digits of the CRC-32 over everything before
/// them. The checksum is no protection; it lets a mistyped secret be refused without a look-up and a secret scanner be sure of a find.
/// Thread-safe; nothing here allocates unless it says so.
/// </summary>
public static class SecretFormat
{
    /// <summary>Shortest secret that is accepted, in UTF-16 code units: what an operator may give for the first administrator.</summary>
    public const int MinLength = 20;

    /// <summary>Longest secret that is accepted, in UTF-16 code units. Judged before anything else is done with the text.</summary>
    public const int MaxLength = 255;

    /// <summary>Random bytes in a generated secret (160 bits).</summary>
    internal const int RandomBytes = 20;

    internal const int RandomDigits = 27; // 62^27 > 2^160 > 62^26
    internal const int ChecksumDigits = 6; // 62^6 > 2^32 > 62^5

    /// <summary>
    /// Judges a presented secret by its text alone. A text with the prefix and the length of a generated secret must have the right
    /// checksum. Anything else of 20 to 255 printable characters is plausible, because an operator may have chosen it.
    /// </summary>
    public static SecretShape Judge(ReadOnlySpan<char> presented, ReadOnlySpan<char> prefix)
    {
        if (!IsSecretText(presented))
        {
            return SecretShape.Malformed;
        }

        var looksGenerated = presented.Length == prefix.Length + RandomDigits + ChecksumDigits
            && presented.StartsWith(prefix, StringComparison.Ordinal)
            && Base62.IsBase62(presented[prefix.Length..]);
        return looksGenerated && !HasChecksum(presented) ? SecretShape.Malformed : SecretShape.Plausible;
    }

    /// <summary>
    /// Whether the text can be a secret at all: 20 to 255 characters, well-formed Unicode, none of them a control character.
    /// </summary>
    public static bool IsSecretText(ReadOnlySpan<char> text)
    {
        if (text.Length is < MinLength or > MaxLength)
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate reads as U+FFFD; two such texts would have one digest.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts a secret together. Allocates the text.</summary>
    internal static SecretValue Compose(string prefix, ReadOnlySpan<byte> random)
    {
        Span<char> text = stackalloc char[prefix.Length + RandomDigits + ChecksumDigits];
        prefix.CopyTo(text);
        Base62.Encode(random, text.Slice(prefix.Length, RandomDigits));
        WriteChecksum(text[..^ChecksumDigits], text[^ChecksumDigits..]);
        var secret = new SecretValue(new string(text));
        text.Clear();
        return secret;
    }

    private static bool HasChecksum(ReadOnlySpan<char> text)
    {
        Span<char> expected = stackalloc char[ChecksumDigits];
        WriteChecksum(text[..^ChecksumDigits], expected);
        return text[^ChecksumDigits..].SequenceEqual(expected);
    }

    private static void WriteChecksum(ReadOnlySpan<char> body, Span<char> destination)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(MaxLength)];
        var length = Encoding.UTF8.GetBytes(body, utf8);
        Base62.Encode(Crc32.HashToUInt32(utf8[..length]), destination);
    }
}
