using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Keeps what was found in the database for a minute, and what was not for a shorter time (design §6). Bounded; equal requests at the same time share one
/// look-up. Thread-safe.
/// </summary>
/// <typeparam name="T">What is found; null for nothing.</typeparam>
internal sealed class DirectoryCache<T> : IDisposable
    where T : class
{
    private const int MostEntries = 50_000;
    private static readonly TimeSpan s_knownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_unknownFor = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly FusionCache _cache;
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    private long _generation;

    /// <param name="name">In logs and metrics.</param>
    /// <param name="factory">Gives the one short context of a look-up.</param>
    public DirectoryCache(string name, IDbContextFactory<PortalDbContext> factory)
    {
        _factory = factory;
        _cache = new FusionCache(new FusionCacheOptions { CacheName = name }, _memory) { DefaultEntryOptions = { Duration = s_knownFor, Size = 1 } };
    }

    /// <summary>What stands for this key, in memory or found by the look-up.</summary>
    public async ValueTask<T?> FindAsync(string key, Func<PortalDbContext, CancellationToken, Task<T?>> load, CancellationToken ct)
    {
        long? generation = null;
        var found = await _cache.GetOrSetAsync<T?>(
            key,
            async (context, token) =>
            {
                generation = Volatile.Read(ref _generation);
                await using var db = await _factory.CreateDbContextAsync(token);
                var loaded = await load(db, token);
                context.Options.Duration = loaded is null ? s_unknownFor : s_knownFor;
                // A change that was committed while the rows were read may be missing in them: use them once, keep nothing.
                if (generation != Volatile.Read(ref _generation))
                    context.Options.SetSkipMemoryCache();
                return loaded;
            },
            token: ct);
        // The change came after that look at it, while the rows were put into the cache, which takes them for newer than the change.
        if (generation is { } before && before != Volatile.Read(ref _generation))
            _cache.Remove(key, token: CancellationToken.None);
        return found;
    }

    /// <summary>Forgets everything, at once.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _cache.Clear(allowFailSafe: false);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
    }
}
