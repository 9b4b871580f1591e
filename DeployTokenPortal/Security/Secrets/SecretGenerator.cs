using System.Security.Cryptography;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>Makes secrets from the operating system's random numbers. Thread-safe.</summary>
public static class SecretGenerator
{
    /// <summary>Longest prefix that leaves room for the rest of a secret.</summary>
    public const int MaxPrefixLength = SecretFormat.MaxLength - SecretFormat.RandomDigits - SecretFormat.ChecksumDigits;

    /// <summary>A new secret of 160 random bits behind <paramref name="prefix"/>, in the shape of <see cref="SecretFormat"/>.</summary>
    public static SecretValue Generate(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix.Length, MaxPrefixLength, nameof(prefix));

        Span<byte> random = stackalloc byte[SecretFormat.RandomBytes];
        RandomNumberGenerator.Fill(random);
        var secret = SecretFormat.Compose(prefix, random);
        CryptographicOperations.ZeroMemory(random);
        return secret;
    }
}
