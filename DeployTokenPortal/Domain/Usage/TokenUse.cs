namespace DeployTokenPortal.Domain.Usage;

/// <summary>What one deploy token did on one day through one door: how often, and the circumstances of the last time. Kept as long as usage is.</summary>
public sealed class TokenUse
{
    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 64;

    /// <summary>Longest name of what it was for, in characters.</summary>
    public const int ForLength = 20;

    /// <summary>Longest path and username that are kept, in characters.</summary>
    public const int TextLength = 255;

    /// <summary>The deploy token.</summary>
    public long TokenId { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Through which entrance.</summary>
    public UsageDoor Door { get; init; }

    /// <summary>What it wanted.</summary>
    public UsageAction Action { get; init; }

    /// <summary>Allowed, or why not.</summary>
    public UsageOutcome Outcome { get; init; }

    /// <summary>How often; at least 1.</summary>
    public long Count { get; init; }

    /// <summary>The last time, UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Source address of the last time; empty when unknown.</summary>
    public string LastAddress { get; init; } = "";

    /// <summary>What the last time was for in the client's words, such as <c>push</c> or <c>npm read</c>.</summary>
    public string LastFor { get; init; } = "";

    /// <summary>What the last time aimed at: its path where the token may know it, else as asked for, and it need not exist; empty when nothing was named.</summary>
    public string LastTarget { get; init; } = "";

    /// <summary>The wrong username that was sent the last time; empty for every other outcome.</summary>
    public string LastUsername { get; init; } = "";
}
