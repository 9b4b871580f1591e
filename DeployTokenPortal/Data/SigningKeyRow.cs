namespace DeployTokenPortal.Data;

/// <summary>A key that signs registry tokens, as stored. The signing room knows what its parts mean.</summary>
public sealed class SigningKeyRow
{
    /// <summary>Longest key id: twelve groups of four and their colons.</summary>
    public const int KeyIdLength = 64;

    /// <summary>libtrust fingerprint of the public key; the key of the row.</summary>
    public required string KeyId { get; init; }

    /// <summary><c>ES256</c> or <c>RS256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Self-signed certificate, DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>Private key, protected by the data-protection keys.</summary>
    public required string ProtectedPrivateKey { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs, UTC; it is published from the start.</summary>
    public DateTimeOffset SignsFrom { get; init; }

    /// <summary>Until when it stays published after a newer one took over, UTC; null while it signs or will sign.</summary>
    public DateTimeOffset? PublishedUntil { get; set; }
}
