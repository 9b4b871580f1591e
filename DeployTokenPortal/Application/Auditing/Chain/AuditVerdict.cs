namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>What checking the audit log found.</summary>
/// <param name="Checked">How many rows of the chain were looked at and are whole.</param>
/// <param name="Unchained">How many rows were written before there was a chain; nothing can be said of them.</param>
/// <param name="LastId">Id of the newest row that is whole; 0 for none.</param>
/// <param name="LastHash">Hash of the newest row that is whole, as lower-case hexadecimal: kept elsewhere, it proves later that nothing up to it changed. Null for none.</param>
/// <param name="Break">The first row at fault, or null when all are whole.</param>
public sealed record AuditVerdict(long Checked, long Unchained, long LastId, string? LastHash, AuditBreak? Break);

/// <summary>The first row at fault.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record AuditBreak(long EventId, AuditBreakKind Kind);

/// <summary>What is wrong with a row of the audit log.</summary>
public enum AuditBreakKind
{
    /// <summary>It does not say what it said, or the row before it was exchanged.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Missing,

    /// <summary>It stands after the newest row that the portal wrote.</summary>
    Added,
}

/// <summary>A verdict and when it was reached.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="At">UTC.</param>
public sealed record AuditChecked(AuditVerdict Verdict, DateTimeOffset At);
