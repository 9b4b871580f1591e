using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Takes groups and projects with their tokens out of every list. Rows stay for the audit trail and the counts; paths become free.</summary>
public sealed class HolderDeletion(TimeProvider time)
{
    /// <summary>Ends a group with all below it.</summary>
    /// <returns>How much went with it, for the audit row.</returns>
    public async Task<IReadOnlyList<AuditFact>> DeleteGroupAsync(PortalDbContext db, long groupId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var groups = await HolderTree.BelowAsync(db, groupId, ct);
        var groupIds = groups.Select(group => group.Id).ToList();
        var projects = await db.Projects.Where(project => groupIds.Contains(project.GroupId)).ToListAsync(ct);

        var tokens = await EndTokensAsync(db, groupIds, [.. projects.Select(project => project.Id)], now, ct);
        groups.ForEach(group => group.Delete(now));
        projects.ForEach(project => project.Delete(now));
        return
        [
            new AuditFact("groups", null, groups.Count.ToString(CultureInfo.InvariantCulture)),
            new AuditFact("projects", null, projects.Count.ToString(CultureInfo.InvariantCulture)),
            new AuditFact("deploy_tokens", null, tokens.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Ends one project.</summary>
    /// <returns>How much went with it, for the audit row.</returns>
    public async Task<IReadOnlyList<AuditFact>> DeleteProjectAsync(PortalDbContext db, long projectId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var tokens = await EndTokensAsync(db, [], [projectId], now, ct);
        (await db.Projects.SingleAsync(project => project.Id == projectId, ct)).Delete(now);
        return [new AuditFact("deploy_tokens", null, tokens.ToString(CultureInfo.InvariantCulture))];
    }

    private static async Task<int> EndTokensAsync(
        PortalDbContext db, IReadOnlyCollection<long> groupIds, IReadOnlyCollection<long> projectIds, DateTimeOffset now, CancellationToken ct)
    {
        await db.Routes.Where(route => groupIds.Contains(route.GroupId!.Value) || projectIds.Contains(route.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(member => groupIds.Contains(member.GroupId!.Value) || projectIds.Contains(member.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        // Their passwords must not outlive them.
        await db.RegistryConnections
            .Where(connection => groupIds.Contains(connection.GroupId!.Value) || projectIds.Contains(connection.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        return await db.DeployTokens
            .Where(token => groupIds.Contains(token.GroupId!.Value) || projectIds.Contains(token.ProjectId!.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.DeletedAt, now), ct);
    }
}
