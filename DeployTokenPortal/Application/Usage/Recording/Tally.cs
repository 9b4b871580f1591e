namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>The circumstances of one use.</summary>
/// <param name="At">UTC.</param>
/// <param name="For">Such as <c>push</c>.</param>
/// <param name="Address">Source address; empty when unknown.</param>
/// <param name="Target">What it aimed at; empty for nothing.</param>
/// <param name="Username">The wrong username that was sent; empty for none.</param>
internal sealed record UseFacts(DateTimeOffset At, string For, string Address, string Target = "", string Username = "");

/// <summary>A number that grows until it is taken, with the circumstances of the first and the last time. Thread-safe without a lock.</summary>
internal sealed class Tally(DateTimeOffset firstAt, UseFacts first)
{
    private const long Closed = -1;

    private long _count;
    private UseFacts _last = first;

    /// <summary>Counts, unless the tally was taken already.</summary>
    /// <returns>Whether it was counted.</returns>
    public bool TryAdd(UseFacts facts, long times)
    {
        // Circumstances first: whoever takes the tally after the count went up sees these or later ones, and never a mixture of two uses.
        Volatile.Write(ref _last, facts);
        for (var count = Volatile.Read(ref _count); count != Closed;)
        {
            var before = Interlocked.CompareExchange(ref _count, count + times, count);
            if (before == count)
                return true;
            count = before;
        }

        return false;
    }

    /// <summary>Takes the number; nothing is counted here afterwards.</summary>
    public TallySum Take()
    {
        var count = Interlocked.Exchange(ref _count, Closed);
        return new TallySum(count, firstAt, Volatile.Read(ref _last));
    }
}

/// <summary>What was counted.</summary>
/// <param name="Count">How often; 0 when somebody was about to count first.</param>
/// <param name="FirstAt">The first time, UTC.</param>
/// <param name="Last">The circumstances of the last time.</param>
internal readonly record struct TallySum(long Count, DateTimeOffset FirstAt, UseFacts Last);

/// <summary>What was counted for one key. An object: large arrays of the thing itself would outlive many collections of garbage.</summary>
/// <param name="Key">For what.</param>
/// <param name="Value">How much.</param>
internal sealed record TallyEntry<TKey>(TKey Key, TallySum Value);
