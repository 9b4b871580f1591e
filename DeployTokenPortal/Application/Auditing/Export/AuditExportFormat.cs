namespace DeployTokenPortal.Application.Auditing.Export;

/// <summary>In which shape audit rows leave the portal.</summary>
public enum AuditExportFormat
{
    /// <summary>Comma-separated values with a head line (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
