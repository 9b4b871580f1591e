namespace DeployTokenPortal.Domain.DeployTokens;

/// <summary>Where a deploy token stands. What ends it first in this list wins from the bottom up.</summary>
public enum DeployTokenState
{
    /// <summary>It works.</summary>
    Active,

    /// <summary>Its expiry has passed.</summary>
    Expired,

    /// <summary>Somebody ended it; the row stays.</summary>
    Revoked,

    /// <summary>Gone from every list, alone or with its holder.</summary>
    Deleted,
}
