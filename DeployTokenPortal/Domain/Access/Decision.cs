namespace DeployTokenPortal.Domain.Access;

/// <summary>Why a decision came out as it did. Goes to the audit log; to a caller only after a valid secret was proved.</summary>
public enum DecisionReason
{
    /// <summary>Scope and reach of a deploy token allow it.</summary>
    ScopeInReach,

    /// <summary>The person's level allows it.</summary>
    LevelSufficient,

    /// <summary>The person administers the instance.</summary>
    Administrator,

    /// <summary>The resource is open to this caller by its visibility.</summary>
    VisibleToCaller,

    /// <summary>No credential was sent and the resource is not public.</summary>
    NotSignedIn,

    /// <summary>The deploy token belongs to another project or group.</summary>
    OutOfReach,

    /// <summary>The token in use lacks the scope.</summary>
    MissingScope,

    /// <summary>The deploy token's expiry has passed.</summary>
    Expired,

    /// <summary>The deploy token was revoked or deleted.</summary>
    Ended,

    /// <summary>The person is a member, or sees the resource, but the level is too low.</summary>
    LevelTooLow,

    /// <summary>The person is not a member and the resource is not visible.</summary>
    NotAMember,

    /// <summary>Nobody of this kind may ever do that, such as a deploy token deleting an image.</summary>
    NeverForThisActor,
}

/// <summary>A yes or a no with its reason.</summary>
/// <param name="IsAllowed">Whether the action may go ahead.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsVisible">Whether the caller may know that the resource exists; a refusal on an invisible one reads as "not found".</param>
public readonly record struct Decision(bool IsAllowed, DecisionReason Reason, bool IsVisible)
{
    internal static Decision Allow(DecisionReason reason) => new(true, reason, true);

    internal static Decision Refuse(DecisionReason reason, bool isVisible) => new(false, reason, isVisible);
}
