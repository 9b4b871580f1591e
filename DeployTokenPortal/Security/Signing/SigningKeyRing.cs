using System.Collections.Immutable;
using System.Security.Cryptography;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// The signing keys in memory. Thread-safe and made to be shared: readers take a snapshot without a lock, <see cref="ReloadAsync"/>
/// replaces it. Empty until the first reload. When a reload fails, the keys that were known stay in use.
/// </summary>
public sealed class SigningKeyRing(
    ISigningKeyStore store, IPrivateKeyProtector protector, SigningKeySchedule schedule, TimeProvider clock, ILogger<SigningKeyRing> logger)
    : IDisposable
{
    private readonly SemaphoreSlim _reloading = new(1);
    private volatile Snapshot _snapshot = new([], []);

    /// <summary>The key that signs at <paramref name="now"/>; null when there is none or its private half cannot be read.</summary>
    public SigningKey? FindSigningKey(DateTimeOffset now)
    {
        foreach (var key in _snapshot.Line)
        {
            if (key.Record.SignsFrom <= now)
            {
                return key.CanSign && key.Record.IsPublishedAt(now) ? key : null;
            }
        }

        return null;
    }

    /// <summary>Every key that registries are to trust at <paramref name="now"/>: also the next one, and those whose tokens still live.</summary>
    public IReadOnlyList<SigningKey> ListPublished(DateTimeOffset now) => [.. _snapshot.Keys.Where(key => key.Record.IsPublishedAt(now))];

    /// <summary>Takes over what the store holds.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        await _reloading.WaitAsync(ct);
        try
        {
            var known = _snapshot.Keys.ToDictionary(key => key.Record.KeyId, StringComparer.Ordinal);
            var records = await store.ListAsync(ct);
            var keys = records.Select(record => Load(record, known)).ToImmutableArray();
            var line = SigningKeyRotation.GetLine(records, schedule, clock.GetUtcNow())
                .Select(record => keys.First(key => key.Record.KeyId == record.KeyId));
            _snapshot = new Snapshot(keys, [.. line]);
        }
        finally
        {
            _reloading.Release();
        }
    }

    public void Dispose() => _reloading.Dispose();

    private SigningKey Load(SigningKeyRecord record, Dictionary<string, SigningKey> known)
    {
        if (known.TryGetValue(record.KeyId, out var loaded) && loaded.CanSign)
        {
            return loaded.With(record);
        }

        try
        {
            var privateKey = protector.Unprotect(record.ProtectedPrivateKey);
            try
            {
                return SigningKey.Load(record, privateKey);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(privateKey);
            }
        }
        catch (CryptographicException unreadable)
        {
            logger.PrivateKeyUnreadable(record.KeyId, unreadable);
            return SigningKey.LoadPublicOnly(record);
        }
    }

    /// <param name="Keys">Every stored key.</param>
    /// <param name="Line">Those of the configured algorithm, newest first.</param>
    private sealed record Snapshot(ImmutableArray<SigningKey> Keys, ImmutableArray<SigningKey> Line);
}
