namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>With what and for how long keys sign.</summary>
public sealed record SigningKeySchedule
{
    public SigningAlgorithm Algorithm { get; init; } = SigningAlgorithm.ES256;

    /// <summary>Longest life of a registry token.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After how long a key is replaced without being asked. Long by default: a registry reads its bundle once, at its start, so every
    /// replacement costs its operator a new bundle and a restart. Must stay below the ten years of the certificates.
    /// </summary>
    public TimeSpan SigningPeriod { get; init; } = TimeSpan.FromDays(5 * 365);

    /// <summary>How long a new key is published before it signs: the time operators have for the new bundle.</summary>
    public TimeSpan PublishAhead { get; init; } = TimeSpan.FromDays(7);
}
