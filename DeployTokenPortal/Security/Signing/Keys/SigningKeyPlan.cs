namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>What <see cref="SigningKeyRotation"/> found to be done.</summary>
/// <param name="NextSignsFrom">From when a key that is to be created now has to sign; null when none is to be created.</param>
/// <param name="Retired">Keys whose end of publication changes.</param>
/// <param name="Removed">Ids of keys whose publication has ended.</param>
internal sealed record SigningKeyPlan(
    DateTimeOffset? NextSignsFrom, IReadOnlyList<SigningKeyRetirement> Retired, IReadOnlyList<string> Removed);

/// <summary>Whether somebody asks for a new key although none is due.</summary>
public enum RotationRequest
{
    /// <summary>Nobody: only what is due happens.</summary>
    None,

    /// <summary>A new key that signs after it has been published for a while; nothing happens while one is waiting for its turn.</summary>
    Ahead,

    /// <summary>A new key that signs at once: the old one leaked, or can no longer be read. Registries refuse it until they have the new bundle.</summary>
    AtOnce,
}
