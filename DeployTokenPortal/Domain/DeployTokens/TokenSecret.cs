namespace DeployTokenPortal.Domain.DeployTokens;

/// <summary>
/// One secret of a deploy token or of a personal access token: only its digest (design §5). A deploy token has one, or two while a
/// rotation overlaps.
/// </summary>
public sealed class TokenSecret
{
    /// <summary>Length of a digest, in bytes (SHA-256).</summary>
    public const int DigestLength = 32;

    /// <summary>Longest hint, in characters.</summary>
    public const int HintLength = 4;

    /// <summary>0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The deploy token it opens, or null.</summary>
    public long? DeployTokenId { get; private set; }

    /// <summary>The personal access token it opens, or null.</summary>
    public long? PersonalAccessTokenId { get; private set; }

    /// <summary>How <see cref="Digest"/> was made; 1 is SHA-256 of the whole secret.</summary>
    public byte DigestVersion { get; private set; }

    /// <summary>32 bytes, unique.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>The first characters after the prefix, to recognise a secret by.</summary>
    public string Hint { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>End of a rotation's overlap, UTC; null while the secret lives as long as its token.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    private TokenSecret()
    {
    }

    /// <summary>The secret of a deploy token that is already stored.</summary>
    public static TokenSecret ForDeployToken(long tokenId, SecretPrint print, DateTimeOffset now) =>
        new() { DeployTokenId = tokenId, DigestVersion = print.Version, Digest = print.Digest, Hint = print.Hint, CreatedAt = now };

    /// <summary>The secret of a personal access token that is already stored.</summary>
    public static TokenSecret ForPersonalAccessToken(long tokenId, SecretPrint print, DateTimeOffset now) =>
        new() { PersonalAccessTokenId = tokenId, DigestVersion = print.Version, Digest = print.Digest, Hint = print.Hint, CreatedAt = now };

    /// <summary>Lets the secret work on until an instant, when a newer one takes over. Never lengthens an end already set.</summary>
    public void EndAt(DateTimeOffset instant) => ValidUntil = ValidUntil is { } earlier && earlier < instant ? earlier : instant;
}

/// <summary>What is kept of a secret.</summary>
/// <param name="Version">How the digest was made.</param>
/// <param name="Digest">32 bytes.</param>
/// <param name="Hint">The first characters after the prefix.</param>
public sealed record SecretPrint(byte Version, byte[] Digest, string Hint);
