using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Keeps what was found in the database for a minute, and that something was not for a shorter time and until the next change (design §6). Equal requests at
/// the same time share one look-up. What does not exist has a bounded memory of its own: made-up keys, however many, push nothing out that exists.
/// Thread-safe.
/// </summary>
/// <typeparam name="T">What is found; null for nothing.</typeparam>
internal sealed class DirectoryCache<T> : IDisposable
    where T : class
{
    private static readonly TimeSpan s_knownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_missingFor = TimeSpan.FromSeconds(10);

    private readonly Func<T, string[]>? _tagsOf;
    private readonly FusionCache _known;
    private readonly MemoryCache _knownMemory;
    private readonly MemoryCache _missing;

    private long _generation;

    /// <param name="name">In logs and metrics.</param>
    /// <param name="mostEntries">How many keys are remembered that stand for something, and how many that do not.</param>
    /// <param name="tagsOf">What a found thing can be forgotten by; null when only everything is ever forgotten.</param>
    public DirectoryCache(string name, int mostEntries, Func<T, string[]>? tagsOf = null)
    {
        _tagsOf = tagsOf;
        _knownMemory = new MemoryCache(new MemoryCacheOptions { SizeLimit = mostEntries });
        _missing = new MemoryCache(new MemoryCacheOptions { SizeLimit = mostEntries });
        _known = new FusionCache(new FusionCacheOptions { CacheName = name }, _knownMemory) { DefaultEntryOptions = { Duration = s_knownFor, Size = 1 } };
    }

    /// <summary>How many keys are remembered that stand for something.</summary>
    public int KnownCount => _knownMemory.Count;

    /// <summary>How many keys are remembered that stand for nothing.</summary>
    public int MissingCount => _missing.Count;

    /// <summary>What stands for this key, in memory or found by the look-up.</summary>
    public ValueTask<T?> FindAsync(string key, Func<CancellationToken, Task<T?>> load, CancellationToken ct) =>
        FindInMemory(key) is { } known ? ValueTask.FromResult<T?>(known)
        : IsKnownToBeMissing(key) ? ValueTask.FromResult<T?>(null)
        : LookUpAsync(key, load, ct);

    /// <summary>What stands for this key if that is in memory, else null.</summary>
    public T? FindInMemory(string key)
    {
        var known = _known.TryGet<T?>(key);
        return known.HasValue ? known.Value : null;
    }

    /// <summary>Forgets everything, at once.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _known.Clear(allowFailSafe: false);
    }

    /// <summary>Forgets, at once, what has this tag, and everything that did not exist: it may now.</summary>
    public void Forget(string tag)
    {
        Interlocked.Increment(ref _generation);
        _known.RemoveByTag(tag);
    }

    public void Dispose()
    {
        _known.Dispose();
        _knownMemory.Dispose();
        _missing.Dispose();
    }

    // Whether nothing had this key when it was last looked for, and nothing has changed since.
    private bool IsKnownToBeMissing(string key) => _missing.TryGetValue(key, out var generation) && generation is long at && at == Volatile.Read(ref _generation);

    private async ValueTask<T?> LookUpAsync(string key, Func<CancellationToken, Task<T?>> load, CancellationToken ct)
    {
        long? generation = null;
        var found = await _known.GetOrSetAsync<T?>(
            key,
            async (context, token) =>
            {
                // Who waited for another one's look-up that found nothing comes here, as nothing is not kept where it waited.
                if (IsKnownToBeMissing(key))
                {
                    context.Options.SetSkipMemoryCache();
                    return null;
                }

                generation = Volatile.Read(ref _generation);
                var loaded = await load(token);
                if (loaded is not null && _tagsOf is not null)
                    context.Tags = _tagsOf(loaded);
                if (loaded is null)
                    _missing.Set(key, generation.Value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_missingFor });
                // A change that was committed while the rows were read may be missing in them: use them once, keep nothing.
                if (loaded is null || generation != Volatile.Read(ref _generation))
                    context.Options.SetSkipMemoryCache();
                return loaded;
            },
            token: ct);
        // The change came after that look at it, while the rows were put into the cache, which takes them for newer than the change.
        if (generation is { } before && before != Volatile.Read(ref _generation))
            _known.Remove(key, token: CancellationToken.None);
        return found;
    }
}
