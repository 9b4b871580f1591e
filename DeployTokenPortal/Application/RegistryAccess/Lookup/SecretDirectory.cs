using System.Runtime.InteropServices;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.RegistryAccess;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds what a digest stands for: in memory for a token seen in the last minute, else with one look-up (design §6). Bounded; guesses are remembered too, for
/// a shorter time and apart. Forgets at once what a use case says has changed. Thread-safe.
/// </summary>
internal sealed class SecretDirectory : IDisposable
{
    private const int MostEntries = 100_000;

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly ISecretReader _secrets;
    private readonly AccessChanges _changes;
    private readonly CredentialCacheMetrics _metrics;
    private readonly DirectoryCache<SecretKey, KnownSecret> _cache = new(MostEntries);

    public SecretDirectory(IDbContextFactory<PortalDbContext> factory, ISecretReader secrets, AccessChanges changes, CredentialCacheMetrics metrics)
    {
        (_factory, _secrets, _changes, _metrics) = (factory, secrets, changes, metrics);
        _changes.DeployTokenChanged += ForgetDeployToken;
        _changes.PersonalAccessTokenChanged += ForgetPersonalAccessToken;
        _changes.PersonChanged += ForgetPerson;
        _changes.TreeChanged += _cache.Forget;
    }

    /// <summary>What this digest stands for; null when no live secret has it. Equal requests at the same time share one look-up.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<KnownSecret?> FindAsync(byte[] digest, CancellationToken ct)
    {
        var key = SecretKey.Of(digest);
        if (_cache.TryFind(key, out var known))
        {
            _metrics.NoteHit();
            return ValueTask.FromResult(known);
        }

        return LookUpAsync(key, digest, ct);
    }

    /// <summary>What this digest stands for if that is known without a look-up, else null.</summary>
    public KnownSecret? FindInMemory(byte[] digest) => _cache.FindInMemory(SecretKey.Of(digest));

    public void Dispose()
    {
        _changes.DeployTokenChanged -= ForgetDeployToken;
        _changes.PersonalAccessTokenChanged -= ForgetPersonalAccessToken;
        _changes.PersonChanged -= ForgetPerson;
        _changes.TreeChanged -= _cache.Forget;
    }

    private async ValueTask<KnownSecret?> LookUpAsync(SecretKey key, byte[] digest, CancellationToken ct)
    {
        var isMiss = false;
        var found = await _cache.FindAsync(
            key,
            token =>
            {
                isMiss = true;
                _metrics.NoteMiss();
                return LoadAsync(digest, token);
            },
            ct);
        if (!isMiss)
            _metrics.NoteHit();
        return found;
    }

    private async Task<KnownSecret?> LoadAsync(byte[] digest, CancellationToken ct) => await _secrets.FindAsync(digest, ct) switch
    {
        { PersonalAccessTokenId: { } id } => await LoadPersonalAsync(id, ct),
        { } row when TokenOf(row) is { } token => new DeployTokenSecret(token, row.ValidUntil),
        _ => null,
    };

    private async Task<PersonalSecret?> LoadPersonalAsync(long id, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        return await (
            from token in db.PersonalAccessTokens.AsNoTracking()
            join user in db.Users on token.UserId equals user.Id
            where token.Id == id && token.RevokedAt == null && user.BlockedAt == null
            select new PersonalSecret(token.Id, user.Id, user.UserName ?? "", user.Email ?? "", token.Scopes, token.ExpiresAt)).SingleOrDefaultAsync(ct);
    }

    private static DeployTokenActor? TokenOf(SecretRow row) => (row.TokenId, row.Scopes, row.ProjectId ?? row.GroupId) is ({ } id, { } scopes, { } holderId)
        ? new DeployTokenActor(
            id, row.Username ?? "", row.ProjectId is null ? HolderKind.Group : HolderKind.Project, holderId, scopes, row.ExpiresAt, row.RevokedAt is not null)
        : null;

    private void ForgetDeployToken(long id) => _cache.Forget(found => found is DeployTokenSecret known && known.Token.TokenId == id);

    private void ForgetPersonalAccessToken(long id) => _cache.Forget(found => found is PersonalSecret known && known.TokenId == id);

    private void ForgetPerson(long id) => _cache.Forget(found => found is PersonalSecret known && known.UserId == id);

    /// <summary>A digest that compares by value.</summary>
    private readonly record struct SecretKey(Int128 First, Int128 Second)
    {
        public static SecretKey Of(ReadOnlySpan<byte> digest) => MemoryMarshal.Read<SecretKey>(digest);

        // Seeded, so that nobody can make up secrets that all fall into one place of the table.
        public override int GetHashCode() => HashCode.Combine(First);
    }
}
