using System.Collections.Concurrent;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>Counts by key until everything is taken out at once. Bounded: when full, what has a new key is dropped and that is counted. Thread-safe.</summary>
/// <param name="most">How many keys there may be.</param>
internal sealed class TallyBook<TKey>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Tally> _tallies = new();
    private long _size;
    private long _dropped;

    /// <summary>How often something was dropped, since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Counts one more. Allocates only for a key that was not there since the last <see cref="Drain"/>.</summary>
    public void Add(TKey key, UseFacts facts) => Add(key, facts.At, facts, 1);

    /// <summary>Takes out everything counted so far. What is counted meanwhile is in this answer or in the next one, never in both.</summary>
    public List<TallyEntry<TKey>> Drain()
    {
        var drained = new List<TallyEntry<TKey>>((int)Interlocked.Read(ref _size));
        foreach (var entry in _tallies)
        {
            if (!_tallies.TryRemove(entry))
                continue;
            Interlocked.Decrement(ref _size);
            var sum = entry.Value.Take();
            if (sum.Count > 0)
                drained.Add(new(entry.Key, sum));
        }

        return drained;
    }

    /// <summary>Puts back what was taken out, for the next time.</summary>
    public void Return(IEnumerable<TallyEntry<TKey>> sums)
    {
        foreach (var (key, sum) in sums)
            Add(key, sum.FirstAt, sum.Last, sum.Count);
    }

    private void Add(TKey key, DateTimeOffset firstAt, UseFacts facts, long times)
    {
        while (true)
        {
            if (!_tallies.TryGetValue(key, out var tally) && !TryOpen(key, firstAt, facts, out tally))
            {
                Interlocked.Add(ref _dropped, times);
                return;
            }

            if (tally.TryAdd(facts, times))
                return;
            // Taken meanwhile; whoever takes it also removes it, so the next look finds another one or none.
        }
    }

    private bool TryOpen(TKey key, DateTimeOffset firstAt, UseFacts facts, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Tally? tally)
    {
        tally = null;
        if (Interlocked.Read(ref _size) >= most)
            return false;
        // Counted before it can be seen: whoever takes it out may do so at once, and the size must never be less than what is there.
        Interlocked.Increment(ref _size);
        var opened = new Tally(firstAt, facts);
        tally = _tallies.GetOrAdd(key, opened);
        if (tally != opened)
            Interlocked.Decrement(ref _size);
        return true;
    }
}
