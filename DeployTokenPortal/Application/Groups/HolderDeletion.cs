using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Takes groups and projects with their tokens out of every list. Rows stay for the audit trail and the counts; paths become free.</summary>
public sealed class HolderDeletion(DeployTokenMetrics metrics, TimeProvider time)
{
    /// <summary>Ends a group with all below it.</summary>
    public async Task<HolderRemains> DeleteGroupAsync(PortalDbContext db, long groupId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var groups = await HolderTree.BelowAsync(db, groupId, ct);
        var groupIds = groups.Select(group => group.Id).ToList();
        var projects = await db.Projects.Where(project => groupIds.Contains(project.GroupId)).ToListAsync(ct);

        var tokens = await EndTokensAsync(db, groupIds, [.. projects.Select(project => project.Id)], now, ct);
        groups.ForEach(group => group.Delete(now));
        projects.ForEach(project => project.Delete(now));
        return new HolderRemains(
            [
                new AuditFact("groups", null, groups.Count.ToString(CultureInfo.InvariantCulture)),
                new AuditFact("projects", null, projects.Count.ToString(CultureInfo.InvariantCulture)),
                TokensFact(tokens),
            ],
            tokens);
    }

    /// <summary>Ends one project.</summary>
    public async Task<HolderRemains> DeleteProjectAsync(PortalDbContext db, long projectId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var tokens = await EndTokensAsync(db, [], [projectId], now, ct);
        (await db.Projects.SingleAsync(project => project.Id == projectId, ct)).Delete(now);
        return new HolderRemains([TokensFact(tokens)], tokens);
    }

    /// <summary>Counts the tokens that went, once that is committed.</summary>
    public void Count(HolderRemains remains)
    {
        foreach (var alike in remains.Tokens)
            metrics.NoteDeleted(alike.Holder, alike.Scopes, alike.Count);
    }

    private static AuditFact TokensFact(IReadOnlyList<EndedTokens> tokens) =>
        new("deploy_tokens", null, tokens.Sum(alike => alike.Count).ToString(CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<EndedTokens>> EndTokensAsync(
        PortalDbContext db, IReadOnlyCollection<long> groupIds, IReadOnlyCollection<long> projectIds, DateTimeOffset now, CancellationToken ct)
    {
        await db.Routes.Where(route => groupIds.Contains(route.GroupId!.Value) || projectIds.Contains(route.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(member => groupIds.Contains(member.GroupId!.Value) || projectIds.Contains(member.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        // Their passwords must not outlive them.
        await db.RegistryConnections
            .Where(connection => groupIds.Contains(connection.GroupId!.Value) || projectIds.Contains(connection.ProjectId!.Value)).ExecuteDeleteAsync(ct);
        var tokens = db.DeployTokens.Where(token => groupIds.Contains(token.GroupId!.Value) || projectIds.Contains(token.ProjectId!.Value));
        var ended = await tokens.GroupBy(token => new { IsOfGroup = token.GroupId != null, token.Scopes })
            .Select(alike => new EndedTokens(alike.Key.IsOfGroup ? HolderKind.Group : HolderKind.Project, alike.Key.Scopes, alike.Count())).ToListAsync(ct);
        await tokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.DeletedAt, now), ct);
        return ended;
    }
}

/// <summary>What went with a deleted group or project.</summary>
/// <param name="Facts">How much, for the audit row.</param>
/// <param name="Tokens">Its deploy tokens.</param>
public sealed record HolderRemains(IReadOnlyList<AuditFact> Facts, IReadOnlyList<EndedTokens> Tokens);

/// <summary>Deploy tokens that ended with their holder.</summary>
/// <param name="Holder">What kind of holder.</param>
/// <param name="Scopes">Exactly these.</param>
/// <param name="Count">How many.</param>
public sealed record EndedTokens(HolderKind Holder, DeployTokenScopes Scopes, int Count);
