using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>Short lists over every holder whose tokens the caller may see, for the home page.</summary>
public sealed class DeployTokenOverview(IDbContextFactory<PortalDbContext> factory, PersonLookup people, TimeProvider time)
{
    /// <summary>Tokens that ended within the last day or end within 30 days, soonest first.</summary>
    public async Task<IReadOnlyList<HeldDeployToken>> ListExpiringAsync(Caller caller, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var (from, to) = (now.AddDays(-1), now.AddDays(30));
        var tokens = (await VisibleAsync(db, caller, ct))
            .Where(token => token.RevokedAt == null && token.ExpiresAt >= from && token.ExpiresAt <= to)
            .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id).Take(most);
        return await WithHoldersAsync(db, tokens, now, ct);
    }

    /// <summary>Whether there is a token at all that the caller may see, ended ones included.</summary>
    public async Task<bool> HasAnyAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await (await VisibleAsync(db, caller, ct)).AnyAsync(ct);
    }

    /// <summary>Tokens by last use, latest first.</summary>
    public async Task<IReadOnlyList<HeldDeployToken>> ListRecentlyUsedAsync(Caller caller, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var tokens = (await VisibleAsync(db, caller, ct))
            .Where(token => token.LastUsedAt != null)
            .OrderByDescending(token => token.LastUsedAt).ThenBy(token => token.Id).Take(most);
        return await WithHoldersAsync(db, tokens, time.GetUtcNow(), ct);
    }

    /// <summary>The set form of <see cref="AccessAction.ViewDeployTokens"/>: Maintainer and above, or administrator.</summary>
    private async Task<IQueryable<DeployToken>> VisibleAsync(PortalDbContext db, Caller caller, CancellationToken ct)
    {
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person)
            return db.DeployTokens.Where(_ => false);
        if (person.IsAdministrator)
            return db.DeployTokens;
        var groupIds = person.Memberships.GroupIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Group, id) >= AccessLevel.Maintainer).ToList();
        var projectIds = person.Memberships.ProjectIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Project, id) >= AccessLevel.Maintainer).ToList();
        return db.DeployTokens.Where(token =>
            projectIds.Contains(token.ProjectId!.Value)
            || db.GroupAncestors.Any(line => line.GroupId == token.GroupId && groupIds.Contains(line.AncestorId))
            || db.Projects.Any(project => project.Id == token.ProjectId
                && db.GroupAncestors.Any(line => line.GroupId == project.GroupId && groupIds.Contains(line.AncestorId))));
    }

    private static async Task<IReadOnlyList<HeldDeployToken>> WithHoldersAsync(
        PortalDbContext db, IQueryable<DeployToken> tokens, DateTimeOffset now, CancellationToken ct)
    {
        var views = await DeployTokenProjection.ViewsAsync(db, tokens, now, ct);
        var projectIds = views.Where(token => token.Holder == HolderKind.Project).Select(token => token.HolderId).ToList();
        var groupIds = views.Where(token => token.Holder == HolderKind.Group).Select(token => token.HolderId).ToList();
        var projects = await db.Projects.AsNoTracking().Where(project => projectIds.Contains(project.Id)).ToDictionaryAsync(project => project.Id, project => project.FullPath, ct);
        var groups = await db.Groups.AsNoTracking().Where(group => groupIds.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.FullPath, ct);
        return [.. views.Select(token => new HeldDeployToken(
            token, (token.Holder == HolderKind.Project ? projects : groups).GetValueOrDefault(token.HolderId) ?? ""))];
    }
}
