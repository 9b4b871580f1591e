namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>How many tokens there are of everything that is counted. Adds up.</summary>
public sealed record TokenTally
{
    /// <summary>Ever created, deleted ones included.</summary>
    public int Created { get; init; }

    /// <summary>Created within the period.</summary>
    public int CreatedInPeriod { get; init; }

    /// <summary>Ever deleted, alone or with their holder.</summary>
    public int Deleted { get; init; }

    /// <summary>Deleted within the period.</summary>
    public int DeletedInPeriod { get; init; }

    public int Active { get; init; }

    public int Expired { get; init; }

    public int Revoked { get; init; }

    /// <summary>Not deleted, and used within 7 days.</summary>
    public int Used7 { get; init; }

    /// <summary>Not deleted, and used within 30 days.</summary>
    public int Used30 { get; init; }

    /// <summary>Not deleted, and used within 90 days.</summary>
    public int Used90 { get; init; }

    /// <summary>Active, and with a scope that changes something.</summary>
    public int CanWrite { get; init; }

    public int NeverUsed { get; init; }

    /// <summary>Active, and ending within 30 days.</summary>
    public int Expiring30 { get; init; }

    /// <summary>Active, and ending within the chosen threshold.</summary>
    public int Expiring { get; init; }

    public int NeverExpires { get; init; }

    public int Unused { get; init; }

    public int Stale { get; init; }

    public int Unwritten { get; init; }

    public static TokenTally operator +(TokenTally one, TokenTally other) => new()
    {
        Created = one.Created + other.Created,
        CreatedInPeriod = one.CreatedInPeriod + other.CreatedInPeriod,
        Deleted = one.Deleted + other.Deleted,
        DeletedInPeriod = one.DeletedInPeriod + other.DeletedInPeriod,
        Active = one.Active + other.Active,
        Expired = one.Expired + other.Expired,
        Revoked = one.Revoked + other.Revoked,
        Used7 = one.Used7 + other.Used7,
        Used30 = one.Used30 + other.Used30,
        Used90 = one.Used90 + other.Used90,
        CanWrite = one.CanWrite + other.CanWrite,
        NeverUsed = one.NeverUsed + other.NeverUsed,
        Expiring30 = one.Expiring30 + other.Expiring30,
        Expiring = one.Expiring + other.Expiring,
        NeverExpires = one.NeverExpires + other.NeverExpires,
        Unused = one.Unused + other.Unused,
        Stale = one.Stale + other.Stale,
        Unwritten = one.Unwritten + other.Unwritten,
    };

    /// <summary>All of them together.</summary>
    public static TokenTally Sum(IEnumerable<TokenTally> tallies) => tallies.Aggregate(new TokenTally(), (sum, tally) => sum + tally);
}
