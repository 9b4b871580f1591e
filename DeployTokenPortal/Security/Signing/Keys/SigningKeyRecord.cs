namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>A signing key as it is stored: public half readable, private half protected.</summary>
public sealed record SigningKeyRecord
{
    /// <summary>libtrust fingerprint of the public key; identifies the key.</summary>
    public required string KeyId { get; init; }

    public required SigningAlgorithm Algorithm { get; init; }

    /// <summary>Self-signed certificate, DER.</summary>
    public required ReadOnlyMemory<byte> Certificate { get; init; }

    /// <summary>What <see cref="IPrivateKeyProtector"/> made of the private key.</summary>
    public required string ProtectedPrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs. It is published as soon as it is stored.</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>When it stops being published, for a key that another one replaces; null while no end is set.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    /// <summary>Whether registries are still told to trust this key.</summary>
    public bool IsPublishedAt(DateTimeOffset now) => PublishedUntil is not { } until || now < until;

    /// <summary>Never prints the private key, protected or not.</summary>
    public override string ToString() => $"{Algorithm} {KeyId}";
}
