namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>Which tokens a list shows because of what they are or lack.</summary>
public enum TokenNeed
{
    /// <summary>Active, and with a scope that changes something.</summary>
    CanWrite,

    /// <summary>Active, and ending within 30 days.</summary>
    Expiring30,

    /// <summary>Active, and never used yet.</summary>
    NeverUsed,

    /// <summary>Not deleted, and used within 30 days.</summary>
    Used30,

    /// <summary>Active, and made by somebody who is blocked, deleted or no longer a member.</summary>
    CreatorLeft,

    /// <summary>Active, and ending within the chosen threshold.</summary>
    Expiring,

    /// <summary>Active, may write, and never did in all the chosen time.</summary>
    Unwritten,

    /// <summary>Active, and never used in all the chosen time.</summary>
    Unused,

    /// <summary>Active, used once, but not in all the chosen time.</summary>
    Stale,

    /// <summary>Active, without an end.</summary>
    NeverExpires,
}
