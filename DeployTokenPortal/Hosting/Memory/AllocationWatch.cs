namespace DeployTokenPortal.Hosting.Memory;

/// <summary>Tells from what was allocated whether the portal is idle and has left enough behind for a collection to be worth its pause. Not thread-safe.</summary>
internal sealed class AllocationWatch
{
    /// <summary>Bytes between two looks up to which the portal counts as idle: its own watching takes some 50 KiB, signing a token 5 beside its request, so some requests a second do too.</summary>
    public const long IdleBytes = 1 << 20;

    /// <summary>Bytes since the last collection from which the next is worthwhile.</summary>
    public const long WorthwhileBytes = 16 << 20;

    private long _seen, _collected;

    /// <summary>Whether to collect now; the answer true counts as done. What was allocated before the first look counts as just allocated.</summary>
    /// <param name="allocated">Bytes since the start of the process, as <see cref="GC.GetTotalAllocatedBytes"/> has them.</param>
    public bool IsTimeToCollect(long allocated)
    {
        var isIdle = allocated - _seen <= IdleBytes;
        _seen = allocated;
        if (!isIdle || allocated - _collected < WorthwhileBytes)
            return false;
        _collected = allocated;
        return true;
    }
}
