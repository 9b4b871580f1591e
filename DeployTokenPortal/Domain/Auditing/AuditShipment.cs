namespace DeployTokenPortal.Domain.Auditing;

/// <summary>How far the audit log has been sent to a place outside; one row per place.</summary>
public sealed class AuditShipment
{
    /// <summary>Longest name of a place, in characters.</summary>
    public const int TargetLength = 32;

    /// <summary>The place, such as <c>webhook</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Rows up to this id have arrived there.</summary>
    public long LastId { get; set; }
}
