using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Groups;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Names a group or project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FullPath">Its full path now.</param>
public sealed record HolderRef(long Id, string FullPath);

internal static class HolderDetailsAudit
{
    /// <summary>The fields that differ, for the audit row.</summary>
    public static IReadOnlyList<AuditFact> ChangesTo(this HolderDetails before, HolderDetails after) => AuditFact.Changes(
        new AuditFact("name", before.Name, after.Name),
        new AuditFact("path", before.Path, after.Path),
        new AuditFact("description", before.Description, after.Description),
        new AuditFact("visibility", before.Visibility.ToString(), after.Visibility.ToString()));
}
