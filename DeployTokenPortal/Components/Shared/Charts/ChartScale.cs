namespace DeployTokenPortal.Components.Shared.Charts;

/// <summary>An axis from 0 with round numbers and at most five grid lines.</summary>
/// <param name="Step">Between two lines; 1, 2 or 5 times a power of ten, so a whole number.</param>
/// <param name="Lines">How many lines above 0.</param>
public readonly record struct ChartScale(long Step, int Lines)
{
    private const int MostLines = 4;

    /// <summary>The value of the highest line.</summary>
    public long Top => Step * Lines;

    /// <summary>The smallest scale that reaches the highest value.</summary>
    public static ChartScale For(long highest)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                var step = factor * power;
                if (step * MostLines >= highest)
                    return new ChartScale(step, (int)Math.Max(1, (highest + step - 1) / step));
            }
        }
    }
}
