using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds what a digest stands for: in memory for a token seen in the last minute, else with one look-up (design §6). Bounded; guesses are remembered too, for
/// a shorter time and apart. Forgets at once what a use case says has changed. Thread-safe.
/// </summary>
internal sealed class SecretDirectory : IDisposable
{
    private const int MostEntries = 100_000;

    private readonly AccessChanges _changes;
    private readonly CredentialCacheMetrics _metrics;
    private readonly DirectoryCache<KnownSecret> _cache;

    // Not for all portals of a process alike: the model that it is compiled for differs with the database.
    private readonly Func<PortalDbContext, byte[], CancellationToken, Task<FoundSecret?>> _find = EF.CompileAsyncQuery(
        (PortalDbContext db, byte[] digest, CancellationToken _) => (
            from secret in db.TokenSecrets.AsNoTracking()
            where secret.Digest == digest
            // A deleted token is filtered out, and so is as unknown as one that never was.
            from token in db.DeployTokens.AsNoTracking().Where(token => token.Id == secret.DeployTokenId).DefaultIfEmpty()
            select new FoundSecret(
                secret.PersonalAccessTokenId, secret.ValidUntil, (long?)token.Id, token.Username, token.ProjectId, token.GroupId,
                (DeployTokenScopes?)token.Scopes, token.ExpiresAt, token.RevokedAt)).SingleOrDefault());

    public SecretDirectory(IDbContextFactory<PortalDbContext> factory, AccessChanges changes, CredentialCacheMetrics metrics)
    {
        (_changes, _metrics, _cache) = (changes, metrics, new DirectoryCache<KnownSecret>("secrets", MostEntries, factory, TagsOf));
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
        var key = Convert.ToHexString(digest);
        if (_cache.FindInMemory(key) is { } known)
        {
            _metrics.NoteHit();
            return ValueTask.FromResult<KnownSecret?>(known);
        }

        return LookUpAsync(key, digest, ct);
    }

    /// <summary>What this digest stands for if that is known without a look-up, else null.</summary>
    public KnownSecret? FindInMemory(byte[] digest) => _cache.FindInMemory(Convert.ToHexString(digest));

    public void Dispose()
    {
        _changes.DeployTokenChanged -= ForgetDeployToken;
        _changes.PersonalAccessTokenChanged -= ForgetPersonalAccessToken;
        _changes.PersonChanged -= ForgetPerson;
        _changes.TreeChanged -= _cache.Forget;
        _cache.Dispose();
    }

    private async ValueTask<KnownSecret?> LookUpAsync(string key, byte[] digest, CancellationToken ct)
    {
        var isMiss = false;
        var found = await _cache.FindAsync(
            key,
            (db, token) =>
            {
                isMiss = true;
                _metrics.NoteMiss();
                return LoadAsync(db, digest, token);
            },
            ct);
        if (!isMiss)
            _metrics.NoteHit();
        return found;
    }

    private async Task<KnownSecret?> LoadAsync(PortalDbContext db, byte[] digest, CancellationToken ct) => await _find(db, digest, ct) switch
    {
        { Token: { } token, ValidUntil: var validUntil } => new DeployTokenSecret(token, validUntil),
        { PersonalAccessTokenId: { } personalId } => await (
            from token in db.PersonalAccessTokens.AsNoTracking()
            join user in db.Users on token.UserId equals user.Id
            where token.Id == personalId && token.RevokedAt == null && user.BlockedAt == null
            select new PersonalSecret(token.Id, user.Id, user.UserName ?? "", user.Email ?? "", token.Scopes, token.ExpiresAt)).SingleOrDefaultAsync(ct),
        _ => null,
    };

    private static string[] TagsOf(KnownSecret found) => found switch
    {
        DeployTokenSecret known => [DeployTokenTag(known.Token.TokenId)],
        PersonalSecret known => [PersonalTag(known.TokenId), PersonTag(known.UserId)],
        _ => [],
    };

    private void ForgetDeployToken(long id) => _cache.Forget(DeployTokenTag(id));

    private void ForgetPersonalAccessToken(long id) => _cache.Forget(PersonalTag(id));

    private void ForgetPerson(long id) => _cache.Forget(PersonTag(id));

    private static string DeployTokenTag(long id) => string.Create(CultureInfo.InvariantCulture, $"deploy-token:{id}");

    private static string PersonalTag(long id) => string.Create(CultureInfo.InvariantCulture, $"personal-access-token:{id}");

    private static string PersonTag(long id) => string.Create(CultureInfo.InvariantCulture, $"person:{id}");

    /// <summary>The row of a digest, and what counts of its deploy token when it opens one that is not deleted. No more: SQLite reads the query anew each time.</summary>
    private sealed record FoundSecret(
        long? PersonalAccessTokenId, DateTimeOffset? ValidUntil, long? TokenId, string? Username, long? ProjectId, long? GroupId, DeployTokenScopes? Scopes,
        DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
    {
        public DeployTokenActor? Token => (TokenId, Scopes, ProjectId ?? GroupId) is ({ } id, { } scopes, { } holderId)
            ? new DeployTokenActor(id, Username ?? "", ProjectId is null ? HolderKind.Group : HolderKind.Project, holderId, scopes, ExpiresAt, RevokedAt is not null)
            : null;
    }
}
