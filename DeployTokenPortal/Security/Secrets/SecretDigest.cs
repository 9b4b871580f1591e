using System.Security.Cryptography;
using System.Text;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// What is kept of a secret: the SHA-256 of its whole text in UTF-8, by which it is found, and a hint for people. No salt and no slow
/// hash: a generated secret has 160 random bits, so there is nothing to guess. Thread-safe.
/// </summary>
public static class SecretDigest
{
    /// <summary>Length of a digest in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Stored beside each digest, so that another way to compute it can come later.</summary>
    public const byte CurrentVersion = 1;

    private const int HintLength = 4;
    private const int LeastHidden = 12; // about 71 bits when random: the hint must not make a short secret guessable

    /// <summary>The digest as a new array, for storing.</summary>
    public static byte[] Compute(SecretValue secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var digest = new byte[Length];
        Compute(secret.Reveal(), digest);
        return digest;
    }

    /// <summary>The digest of a presented secret, written to <paramref name="destination"/> without an allocation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The secret is longer than <see cref="SecretFormat.MaxLength"/>: judge it with <see cref="SecretFormat"/> first.
    /// </exception>
    public static void Compute(ReadOnlySpan<char> secret, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secret.Length, SecretFormat.MaxLength, nameof(secret));

        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(SecretFormat.MaxLength)];
        var used = utf8[..Encoding.UTF8.GetBytes(secret, utf8)];
        SHA256.HashData(used, destination);
        CryptographicOperations.ZeroMemory(used);
    }

    /// <summary>
    /// The first four characters after the prefix (of the whole text when it lacks the prefix), by which a person tells secrets apart;
    /// empty when too little would stay hidden behind them.
    /// </summary>
    public static string Hint(SecretValue secret, string prefix)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(prefix);

        var text = secret.Reveal();
        var start = text.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : 0;
        return text.Length - start < HintLength + LeastHidden ? "" : text.Substring(start, HintLength);
    }
}
