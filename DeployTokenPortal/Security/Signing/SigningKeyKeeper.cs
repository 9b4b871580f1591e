using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// Keeps the stored keys as <see cref="SigningKeyRotation"/> wants them: creates, retires and removes. To be called at start and then
/// regularly, by one node at a time; two callers at once would each create a key (which does no harm, but costs a certificate).
/// </summary>
public sealed class SigningKeyKeeper(
    ISigningKeyStore store, IPrivateKeyProtector protector, SigningKeyRing ring, SigningKeySchedule schedule, TimeProvider clock)
{
    /// <summary>Does what is due, or what <paramref name="request"/> asks for, and reloads the ring.</summary>
    /// <returns>The changes that were saved; empty when nothing was to do.</returns>
    public Task<SigningKeyChanges> MaintainAsync(RotationRequest request, CancellationToken ct) => MaintainAsync(request, store, ct);

    /// <summary>The same, saved through a store that knows on whose behalf.</summary>
    public async Task<SigningKeyChanges> MaintainAsync(RotationRequest request, ISigningKeyStore store, CancellationToken ct)
    {
        // Whole seconds: what a database rounds would otherwise look like a change at the next call.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var plan = SigningKeyRotation.Plan(await store.ListAsync(ct), schedule, request, now);
        var changes = new SigningKeyChanges
        {
            Added = plan.NextSignsFrom is { } signsFrom ? Create(signsFrom, now) : null,
            Retired = plan.Retired,
            Removed = plan.Removed,
        };
        if (!changes.IsEmpty)
        {
            await store.SaveAsync(changes, ct);
        }

        await ring.ReloadAsync(ct);
        return changes;
    }

    private SigningKeyRecord Create(DateTimeOffset signsFrom, DateTimeOffset now)
    {
        using var material = SigningKeyMaterial.Create(schedule.Algorithm, now);
        return new SigningKeyRecord
        {
            KeyId = material.KeyId,
            Algorithm = material.Algorithm,
            Certificate = material.Certificate,
            ProtectedPrivateKey = protector.Protect(material.PrivateKey),
            CreatedAt = now,
            SignsFrom = signsFrom,
        };
    }
}
