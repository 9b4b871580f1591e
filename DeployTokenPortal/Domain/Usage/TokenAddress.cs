namespace DeployTokenPortal.Domain.Usage;

/// <summary>An address from which a deploy token was used. The latest <see cref="MostOfAToken"/> of a token are kept.</summary>
public sealed class TokenAddress
{
    /// <summary>How many addresses of one token are kept.</summary>
    public const int MostOfAToken = 100;

    /// <summary>The deploy token.</summary>
    public long TokenId { get; init; }

    /// <summary>Source address; not empty.</summary>
    public required string Address { get; init; }

    /// <summary>The first time, UTC.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>The last time, UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>What the last time was for, such as <c>push</c>.</summary>
    public string LastFor { get; init; } = "";
}
