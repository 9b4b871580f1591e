using System.Collections.Concurrent;
using BitFaster.Caching.Lru;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Keeps what was found in the database for a minute, and that something was not for a shorter time and until the next change (design §6). Equal requests at
/// the same time share one look-up. What does not exist has a bounded memory of its own: made-up keys, however many, push nothing out that exists.
/// Thread-safe; finding in memory takes no lock.
/// </summary>
/// <typeparam name="TKey">What is looked for.</typeparam>
/// <typeparam name="T">What is found; null for nothing.</typeparam>
/// <param name="mostEntries">How many keys are remembered that stand for something, and how many that do not.</param>
internal sealed class DirectoryCache<TKey, T>(int mostEntries)
    where TKey : notnull
    where T : class
{
    private static readonly TimeSpan s_knownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_missingFor = TimeSpan.FromSeconds(10);

    private readonly FastConcurrentTLru<TKey, T> _known = NewMemory<T>(mostEntries, s_knownFor);

    // With the generation in which nothing was found: it says nothing about the next one.
    private readonly FastConcurrentTLru<TKey, long> _missing = NewMemory<long>(mostEntries, s_missingFor);

    // By generation too: who asks after a change must not share a look-up that began before it.
    private readonly ConcurrentDictionary<(TKey Key, long Generation), Task<T?>> _underWay = new();

    // One more with each change.
    private long _generation;

    /// <summary>How many keys are remembered that stand for something.</summary>
    public int KnownCount => _known.Count;

    /// <summary>How many keys are remembered that stand for nothing.</summary>
    public int MissingCount => _missing.Count;

    /// <summary>What stands for this key, in memory or found by the look-up.</summary>
    /// <param name="key">What is looked for.</param>
    /// <param name="load">The look-up. It ends when the one who asks goes away, so that nobody can leave work behind; who shared it asks for himself then.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<T?> FindAsync(TKey key, Func<CancellationToken, Task<T?>> load, CancellationToken ct) =>
        TryFind(key, out var known) ? ValueTask.FromResult(known) : LookUpAsync(key, load, ct);

    /// <summary>Whether it is in memory what stands for this key, or that nothing does.</summary>
    /// <param name="key">What is looked for.</param>
    /// <param name="known">What stands for it; null for nothing.</param>
    public bool TryFind(TKey key, out T? known) => (known = FindInMemory(key)) is not null || IsKnownToBeMissing(key);

    /// <summary>What stands for this key if that is in memory, else null.</summary>
    public T? FindInMemory(TKey key) => _known.TryGet(key, out var known) ? known : null;

    /// <summary>Forgets everything, at once.</summary>
    public void Forget() => Forget(_ => true);

    /// <summary>Forgets, at once, what the change touches, and everything that did not exist: it may now. Looks at all that is known.</summary>
    public void Forget(Func<T, bool> isTouched)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, known) in _known)
        {
            if (isTouched(known))
                _known.TryRemove(key);
        }
    }

    // Whether nothing had this key when it was last looked for, and nothing has changed since.
    private bool IsKnownToBeMissing(TKey key) => _missing.TryGet(key, out var generation) && generation == Volatile.Read(ref _generation);

    private async ValueTask<T?> LookUpAsync(TKey key, Func<CancellationToken, Task<T?>> load, CancellationToken ct)
    {
        while (true)
        {
            var generation = Volatile.Read(ref _generation);
            var promise = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var shared = _underWay.GetOrAdd((key, generation), promise.Task);
            var isOwn = shared == promise.Task;
            if (isOwn)
                _ = KeepPromiseAsync(promise, key, generation, load, ct);
            try
            {
                return await shared.WaitAsync(ct);
            }
            catch (OperationCanceledException) when (!isOwn && shared.IsCanceled && !ct.IsCancellationRequested)
            {
                // Whoever had asked first went away; the next one asks.
            }
        }
    }

    private async Task KeepPromiseAsync(TaskCompletionSource<T?> promise, TKey key, long generation, Func<CancellationToken, Task<T?>> load, CancellationToken ct)
    {
        var loading = LoadAsync(key, generation, load, ct);
        // Its fault is passed on to whoever waits.
        await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _underWay.TryRemove((key, generation), out _);
        promise.SetFromTask(loading);
        // Nobody may be waiting any more.
        _ = promise.Task.Exception;
    }

    private async Task<T?> LoadAsync(TKey key, long generation, Func<CancellationToken, Task<T?>> load, CancellationToken ct)
    {
        // Another look-up may have ended between the caller's glance into memory and its turn here.
        if (TryFind(key, out var known))
            return known;
        var loaded = await load(ct);
        Keep(key, loaded, generation);
        return loaded;
    }

    // A change that was committed while the rows were read may be missing in them: they are used once and not kept.
    private void Keep(TKey key, T? loaded, long generation)
    {
        if (loaded is null)
        {
            _missing.AddOrUpdate(key, generation);
        }
        else if (generation == Volatile.Read(ref _generation))
        {
            _known.AddOrUpdate(key, loaded);
            // The change came after that look at it, and may not have found what was just put there.
            if (generation != Volatile.Read(ref _generation))
                _known.TryRemove(key);
        }
    }

    private static FastConcurrentTLru<TKey, TValue> NewMemory<TValue>(int mostEntries, TimeSpan life) =>
        new(Environment.ProcessorCount, mostEntries, EqualityComparer<TKey>.Default, life);
}
