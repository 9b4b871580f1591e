using System.Security.Cryptography;

namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>
/// The libtrust fingerprint of a public key. Distribution 2.x finds the trusted key by it and refuses any other <c>kid</c>. Thread-safe.
/// </summary>
internal static class KeyFingerprint
{
    private const string Base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648 §6
    private const int BitsPerDigit = 5;
    private const int HashBytes = 30; // 240 bits: 48 digits without padding
    private const int GroupLength = 4;
    private const int Groups = 12;

    /// <summary>Length of a fingerprint: twelve groups of four and the colons between them.</summary>
    public const int Length = (Groups * (GroupLength + 1)) - 1;

    /// <summary>The fingerprint, such as <c>ABCD:EFGH:…</c>, of a DER SubjectPublicKeyInfo.</summary>
    public static string Compute(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(subjectPublicKeyInfo, hash);

        Span<char> text = stackalloc char[Length];
        text.Fill(':');
        for (var digit = 0; digit < Groups * GroupLength; digit++)
        {
            text[digit + (digit / GroupLength)] = Base32Digits[ReadDigit(hash[..HashBytes], digit)];
        }

        return new string(text);
    }

    private static int ReadDigit(ReadOnlySpan<byte> hash, int digit)
    {
        var (index, offset) = Math.DivRem(digit * BitsPerDigit, 8);
        var next = index + 1 < hash.Length ? hash[index + 1] : 0;
        var window = (hash[index] << 8) | next;
        return (window >> (16 - BitsPerDigit - offset)) & 0x1F;
    }
}
