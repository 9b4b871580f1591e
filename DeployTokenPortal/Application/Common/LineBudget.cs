namespace DeployTokenPortal.Application.Common;

/// <summary>
/// How many log lines of one kind are written in a second. What strangers cause as often as they like neither fills the disk nor costs more than what they
/// are refused: lines beyond are only counted, and the next one is preceded by their number. Thread-safe.
/// </summary>
/// <param name="time">Tells the seconds.</param>
/// <param name="mostASecond">Most lines within one second.</param>
internal sealed class LineBudget(TimeProvider time, int mostASecond = LineBudget.MostASecond)
{
    /// <summary>Enough to see who is refused and why, for lines as short as those of a refusal.</summary>
    public const int MostASecond = 100;

    private readonly Lock _counting = new();
    private long _second;
    private int _written;
    private long _leftOut;

    /// <summary>Whether the line may be written; if not, it has been counted.</summary>
    /// <param name="leftOut">How many were left out before it, to be told first.</param>
    public bool MayWrite(out long leftOut)
    {
        leftOut = 0;
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        // In a flood nearly all of them end here, and none waits for another.
        if (Volatile.Read(ref _second) == second && Volatile.Read(ref _written) == mostASecond)
        {
            Interlocked.Increment(ref _leftOut);
            return false;
        }

        lock (_counting)
        {
            if (second != _second)
            {
                // The number first: whoever looks in between waits for the lock.
                Volatile.Write(ref _written, 0);
                Volatile.Write(ref _second, second);
            }

            if (_written == mostASecond)
            {
                Interlocked.Increment(ref _leftOut);
                return false;
            }

            _written++;
            leftOut = Interlocked.Exchange(ref _leftOut, 0);
            return true;
        }
    }
}
