using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Observability;

/// <summary>What became of a request at a door. The names label metrics, so they never change.</summary>
public enum DoorOutcome
{
    /// <summary>Everything asked for was granted.</summary>
    Allowed,

    /// <summary>Some of it was: a container registry asks for several actions at once.</summary>
    Partial,

    /// <summary>Nothing was.</summary>
    Refused,

    /// <summary>The portal could not decide.</summary>
    Failed,
}

/// <summary>Why. Few and fixed, so that no request can make a new series; the names label metrics and never change.</summary>
public enum DoorReason
{
    /// <summary>Allowed to a deploy token.</summary>
    DeployToken,

    /// <summary>Allowed to a person.</summary>
    Person,

    /// <summary>Allowed to everybody.</summary>
    Public,

    /// <summary>No credential was sent.</summary>
    NotSignedIn,

    /// <summary>What was sent cannot be a secret.</summary>
    MalformedSecret,

    /// <summary>Nobody has this secret.</summary>
    UnknownSecret,

    /// <summary>The secret is right, the name beside it is not.</summary>
    WrongUsername,

    /// <summary>The token, or a rotated secret, has expired.</summary>
    Expired,

    /// <summary>The token was revoked, or the person blocked.</summary>
    Revoked,

    /// <summary>None of the credential's scopes means anything at this door.</summary>
    OtherDoor,

    /// <summary>The address failed too often.</summary>
    Throttled,

    /// <summary>It belongs to another project or group, or to nobody.</summary>
    OutOfReach,

    /// <summary>The scope is missing.</summary>
    MissingScope,

    /// <summary>Nobody of this kind may ever do that.</summary>
    NeverAllowed,

    /// <summary>Nothing is signed for this service.</summary>
    UnknownService,

    /// <summary>The request, or what the proxy says about it, is not understood.</summary>
    NotUnderstood,

    /// <summary>The database or the signing key is away.</summary>
    Unavailable,
}

/// <summary>Outcome and reason of one request at a door.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why.</param>
public readonly record struct DoorVerdict(DoorOutcome Outcome, DoorReason Reason)
{
    /// <summary>The database or the signing key is away.</summary>
    public static DoorVerdict Unavailable { get; } = new(DoorOutcome.Failed, DoorReason.Unavailable);

    /// <summary>The request makes no sense.</summary>
    public static DoorVerdict NotUnderstood { get; } = Refused(DoorReason.NotUnderstood);

    public static DoorVerdict Allowed(Actor actor) => new(DoorOutcome.Allowed, actor switch
    {
        DeployTokenActor => DoorReason.DeployToken,
        PersonActor => DoorReason.Person,
        _ => DoorReason.Public,
    });

    public static DoorVerdict Refused(DoorReason reason) => new(DoorOutcome.Refused, reason);

    /// <summary>Refused with what the record of a token's use says; never <see cref="UsageOutcome.Allowed"/>.</summary>
    public static DoorVerdict Refused(UsageOutcome outcome) => Refused(ReasonOf(outcome));

    /// <summary>The reason that stands for an outcome of a token's use.</summary>
    internal static DoorReason ReasonOf(UsageOutcome outcome) => outcome switch
    {
        UsageOutcome.Allowed => DoorReason.DeployToken,
        UsageOutcome.OutOfReach => DoorReason.OutOfReach,
        UsageOutcome.MissingScope => DoorReason.MissingScope,
        UsageOutcome.NeverAllowed => DoorReason.NeverAllowed,
        UsageOutcome.Expired => DoorReason.Expired,
        UsageOutcome.Revoked => DoorReason.Revoked,
        UsageOutcome.WrongUsername => DoorReason.WrongUsername,
        UsageOutcome.OtherDoor => DoorReason.OtherDoor,
    };
}
