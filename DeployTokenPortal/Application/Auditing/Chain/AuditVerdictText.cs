namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>What is said of a fault, in one sentence.</summary>
public static class AuditVerdictText
{
    public static string Of(AuditBreakKind kind) => kind switch
    {
        AuditBreakKind.Changed => "It does not say what was written.",
        AuditBreakKind.Missing => "It is missing.",
        AuditBreakKind.Added => "The portal did not write it.",
    };
}
