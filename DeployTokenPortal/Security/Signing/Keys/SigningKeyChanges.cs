namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>Changes to the stored keys that belong together: they are saved in one transaction or not at all.</summary>
public sealed record SigningKeyChanges
{
    /// <summary>The key to add, if any.</summary>
    public SigningKeyRecord? Added { get; init; }

    /// <summary>Keys whose end of publication changes.</summary>
    public IReadOnlyList<SigningKeyRetirement> Retired { get; init; } = [];

    /// <summary>Ids of keys that nothing needs any more.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public bool IsEmpty => Added is null && Retired.Count == 0 && Removed.Count == 0;
}

/// <summary>A new end of publication for a stored key; null takes the end back.</summary>
public sealed record SigningKeyRetirement(string KeyId, DateTimeOffset? PublishedUntil);
