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
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_counting)
        {
            if (second != _second)
                (_second, _written) = (second, 0);
            if (_written == mostASecond)
            {
                leftOut = 0;
                _leftOut++;
                return false;
            }

            _written++;
            (leftOut, _leftOut) = (_leftOut, 0);
            return true;
        }
    }
}
