namespace DeployTokenPortal.Domain.Usage;

/// <summary>Attempts with secrets that nobody has, from one address on one day: a number and nothing about the secret.</summary>
public sealed class UnknownAttempt
{
    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Source address; empty for all those that were too many to keep apart.</summary>
    public string Address { get; init; } = "";

    /// <summary>How often; at least 1.</summary>
    public long Count { get; init; }

    /// <summary>The last time, UTC.</summary>
    public DateTimeOffset LastAt { get; init; }
}
