namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Chance that falls the same way at every start, so that two demos differ in their dates only.</summary>
internal sealed class DemoDice
{
#pragma warning disable RS0030, CA5394 // Sample data, not secrets: the same seed must give the same data.
    private readonly Random _random = new(20_26);

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>A number from 0 to below 1.</summary>
    public double Fraction() => _random.NextDouble();
#pragma warning restore RS0030, CA5394

    /// <summary>Whether something happens that does so this often in a hundred.</summary>
    public bool Percent(int often) => Below(100) < often;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An instant between two others, in working hours when there is room for it.</summary>
    public DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return from;
        var instant = from + ((to - from) * Fraction());
        var atWork = new DateTimeOffset(instant.Date, TimeSpan.Zero).AddHours(7).AddMinutes(Below(11 * 60)).AddSeconds(Below(60));
        return atWork > from && atWork < to ? atWork : instant;
    }
}
