using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Usage;

/// <summary>How an attempt with a valid secret ended. The numbers are stored, so they never change.</summary>
public enum UsageOutcome : short
{
    /// <summary>It was allowed.</summary>
    Allowed = 0,

    /// <summary>What was asked for belongs to another project or group, or to nobody.</summary>
    OutOfReach = 1,

    /// <summary>The token lacks the scope.</summary>
    MissingScope = 2,

    /// <summary>No deploy token may ever do that, such as deleting an image.</summary>
    NeverAllowed = 3,

    /// <summary>The token, or a secret that a rotation replaced, had expired.</summary>
    Expired = 4,

    /// <summary>The token had been revoked.</summary>
    Revoked = 5,

    /// <summary>The secret was right, the username beside it was not.</summary>
    WrongUsername = 6,

    /// <summary>None of its scopes means anything at this door.</summary>
    OtherDoor = 7,
}

/// <summary>From decisions to outcomes.</summary>
public static class UsageOutcomes
{
    /// <summary>The outcome of a decision about a deploy token.</summary>
    public static UsageOutcome Of(Decision decision) => decision.IsAllowed ? UsageOutcome.Allowed : decision.Reason switch
    {
        DecisionReason.MissingScope => UsageOutcome.MissingScope,
        DecisionReason.NeverForThisActor => UsageOutcome.NeverAllowed,
        DecisionReason.Expired => UsageOutcome.Expired,
        DecisionReason.Ended => UsageOutcome.Revoked,
        DecisionReason.OutOfReach or DecisionReason.NotSignedIn or DecisionReason.LevelTooLow or DecisionReason.NotAMember or DecisionReason.ScopeInReach
            or DecisionReason.LevelSufficient or DecisionReason.Administrator or DecisionReason.VisibleToCaller => UsageOutcome.OutOfReach,
    };
}
