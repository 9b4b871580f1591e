using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds what a digest stands for: in memory for a token seen in the last minute, else with one look-up (design §6). Bounded; unknown digests are
/// remembered too, for a shorter time. Forgets at once what a use case says has changed. Thread-safe.
/// </summary>
internal sealed class SecretDirectory : IDisposable
{
    private const int MostEntries = 100_000;
    private static readonly TimeSpan s_knownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_unknownFor = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly AccessChanges _changes;
    private readonly CredentialCacheMetrics _metrics;
    private readonly FusionCache _cache;
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    private long _generation;

    public SecretDirectory(IDbContextFactory<PortalDbContext> factory, AccessChanges changes, CredentialCacheMetrics metrics)
    {
        (_factory, _changes, _metrics) = (factory, changes, metrics);
        _cache = new FusionCache(new FusionCacheOptions { CacheName = "secrets" }, _memory)
        {
            DefaultEntryOptions = { Duration = s_knownFor, Size = 1 },
        };
        _changes.DeployTokenChanged += ForgetDeployToken;
        _changes.PersonalAccessTokenChanged += ForgetPersonalAccessToken;
        _changes.PersonChanged += ForgetPerson;
        _changes.TreeChanged += ForgetEverything;
    }

    /// <summary>What this digest stands for. Equal requests at the same time share one look-up.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<KnownSecret> FindAsync(byte[] digest, CancellationToken ct)
    {
        var isMiss = false;
        var (key, generation) = (Convert.ToHexString(digest), 0L);
        var known = await _cache.GetOrSetAsync<KnownSecret>(
            key,
            async (context, token) =>
            {
                isMiss = true;
                _metrics.NoteMiss();
                generation = Volatile.Read(ref _generation);
                var found = await LoadAsync(digest, token);
                context.Tags = TagsOf(found);
                context.Options.Duration = found is UnknownSecret ? s_unknownFor : s_knownFor;
                // A change that was committed while the row was read may be missing in it: use it once, keep nothing.
                if (generation != Volatile.Read(ref _generation))
                    context.Options.SetSkipMemoryCache();
                return found;
            },
            token: ct);
        if (!isMiss)
            _metrics.NoteHit();
        else if (generation != Volatile.Read(ref _generation))
            // The change came after that look at it, while the row was put into the cache, which takes it for newer than the change.
            _cache.Remove(key, token: CancellationToken.None);
        return known;
    }

    /// <summary>What this digest stands for if that is known without a look-up, else null. Nothing unknown is ever found.</summary>
    public KnownSecret? FindInMemory(byte[] digest)
    {
        var known = _cache.TryGet<KnownSecret>(Convert.ToHexString(digest));
        return known is { HasValue: true, Value: not UnknownSecret } ? known.Value : null;
    }

    public void Dispose()
    {
        _changes.DeployTokenChanged -= ForgetDeployToken;
        _changes.PersonalAccessTokenChanged -= ForgetPersonalAccessToken;
        _changes.PersonChanged -= ForgetPerson;
        _changes.TreeChanged -= ForgetEverything;
        _cache.Dispose();
        _memory.Dispose();
    }

    private async Task<KnownSecret> LoadAsync(byte[] digest, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
        var secret = await db.TokenSecrets.AsNoTracking().SingleOrDefaultAsync(secret => secret.Digest == digest, ct);
        if (secret?.DeployTokenId is { } tokenId)
        {
            // A deleted token is filtered out, and so is as unknown as one that never was.
            var token = await db.DeployTokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == tokenId, ct);
            return token is null ? UnknownSecret.Instance : new DeployTokenSecret(token.ToActor(), secret.ValidUntil);
        }

        if (secret?.PersonalAccessTokenId is not { } personalId)
            return UnknownSecret.Instance;
        var personal = await (
            from token in db.PersonalAccessTokens.AsNoTracking()
            join user in db.Users on token.UserId equals user.Id
            where token.Id == personalId && token.RevokedAt == null && user.BlockedAt == null
            select new PersonalSecret(token.Id, user.Id, user.UserName ?? "", user.Email ?? "", token.Scopes, token.ExpiresAt)).SingleOrDefaultAsync(ct);
        return personal ?? (KnownSecret)UnknownSecret.Instance;
    }

    private static string[] TagsOf(KnownSecret found) => found switch
    {
        DeployTokenSecret known => [DeployTokenTag(known.Token.TokenId)],
        PersonalSecret known => [PersonalTag(known.TokenId), PersonTag(known.UserId)],
        _ => [],
    };

    private void ForgetDeployToken(long id) => Forget(DeployTokenTag(id));

    private void ForgetPersonalAccessToken(long id) => Forget(PersonalTag(id));

    private void ForgetPerson(long id) => Forget(PersonTag(id));

    private void ForgetEverything()
    {
        Interlocked.Increment(ref _generation);
        _cache.Clear(allowFailSafe: false);
    }

    private void Forget(string tag)
    {
        Interlocked.Increment(ref _generation);
        _cache.RemoveByTag(tag);
    }

    private static string DeployTokenTag(long id) => string.Create(CultureInfo.InvariantCulture, $"deploy-token:{id}");

    private static string PersonalTag(long id) => string.Create(CultureInfo.InvariantCulture, $"personal-access-token:{id}");

    private static string PersonTag(long id) => string.Create(CultureInfo.InvariantCulture, $"person:{id}");
}
