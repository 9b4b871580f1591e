using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Tests.Support;

/// <summary>Keeps signing keys in memory; can be told that the database is away.</summary>
internal sealed class FakeSigningKeyStore : ISigningKeyStore
{
    private readonly Dictionary<string, SigningKeyRecord> _records = new(StringComparer.Ordinal);

    public bool IsAway { get; set; }

    public List<SigningKeyChanges> Saved { get; } = [];

    public IReadOnlyCollection<SigningKeyRecord> Records => _records.Values;

    public Task<IReadOnlyList<SigningKeyRecord>> ListAsync(CancellationToken ct) =>
        IsAway ? throw new IOException("The database is away.") : Task.FromResult<IReadOnlyList<SigningKeyRecord>>([.. _records.Values]);

    public Task SaveAsync(SigningKeyChanges changes, CancellationToken ct)
    {
        Saved.Add(changes);
        if (changes.Added is { } added)
        {
            _records.Add(added.KeyId, added);
        }

        foreach (var retired in changes.Retired.Where(retired => _records.ContainsKey(retired.KeyId)))
        {
            _records[retired.KeyId] = _records[retired.KeyId] with { PublishedUntil = retired.PublishedUntil };
        }

        foreach (var keyId in changes.Removed)
        {
            _records.Remove(keyId);
        }

        return Task.CompletedTask;
    }

    /// <summary>Replaces a stored key, as somebody with access to the database could.</summary>
    public void Replace(SigningKeyRecord record) => _records[record.KeyId] = record;
}
