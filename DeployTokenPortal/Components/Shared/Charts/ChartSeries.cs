namespace DeployTokenPortal.Components.Shared.Charts;

/// <summary>How a series is told from the others: its colour of the palette (1 to 4) and, on lines, the form of its marks.</summary>
public enum ChartTone
{
    /// <summary>Blue; dots.</summary>
    First = 1,

    /// <summary>Orange; squares.</summary>
    Second = 2,

    /// <summary>Green; diamonds.</summary>
    Third = 3,

    /// <summary>Grey; rings.</summary>
    Fourth = 4,
}

/// <summary>One series of numbers.</summary>
/// <param name="Name">Its word in the legend and its column in the table.</param>
/// <param name="Tone">How it looks.</param>
/// <param name="Values">One for each point; not negative.</param>
public sealed record ChartSeries(string Name, ChartTone Tone, IReadOnlyList<long> Values)
{
    /// <summary>All values together.</summary>
    public long Total => Values.Sum();
}

/// <summary>One point of the axis of time.</summary>
/// <param name="Label">Short, for the axis: "19 Oct".</param>
/// <param name="Name">In full, for the table and the tooltip: "19 Oct to 25 Oct 2026".</param>
public sealed record ChartPoint(string Label, string Name);
