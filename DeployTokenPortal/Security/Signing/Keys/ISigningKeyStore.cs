namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>Where signing keys are kept. Used by singletons: an implementation is thread-safe and opens its own short transactions.</summary>
public interface ISigningKeyStore
{
    /// <summary>Every stored key, in any order.</summary>
    Task<IReadOnlyList<SigningKeyRecord>> ListAsync(CancellationToken ct);

    /// <summary>Saves all changes in one transaction. A key that is already gone is no fault.</summary>
    Task SaveAsync(SigningKeyChanges changes, CancellationToken ct);
}
