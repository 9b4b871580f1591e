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
        var found = new List<Moment>();
        foreach (var tokens in await VisibleAsync(db, caller, ct))
        {
            found.AddRange(await tokens.Where(token => token.RevokedAt == null && token.ExpiresAt >= from && token.ExpiresAt <= to)
                .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id).Take(most).Select(token => new Moment(token.Id, token.ExpiresAt)).ToListAsync(ct));
        }

        return await LoadAsync(db, [.. found.Distinct().OrderBy(token => token.At).ThenBy(token => token.Id).Take(most).Select(token => token.Id)], now, ct);
    }

    /// <summary>Whether there is a token at all that the caller may see, ended ones included.</summary>
    public async Task<bool> HasAnyAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        foreach (var tokens in await VisibleAsync(db, caller, ct))
        {
            if (await tokens.AnyAsync(ct))
                return true;
        }

        return false;
    }

    /// <summary>Tokens by last use, latest first.</summary>
    public async Task<IReadOnlyList<HeldDeployToken>> ListRecentlyUsedAsync(Caller caller, int most, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = new List<Moment>();
        foreach (var tokens in await VisibleAsync(db, caller, ct))
        {
            found.AddRange(await tokens.Where(token => token.LastUsedAt != null)
                .OrderByDescending(token => token.LastUsedAt).ThenBy(token => token.Id).Take(most).Select(token => new Moment(token.Id, token.LastUsedAt)).ToListAsync(ct));
        }

        var ids = found.Distinct().OrderByDescending(token => token.At).ThenBy(token => token.Id).Take(most).Select(token => token.Id).ToList();
        return await LoadAsync(db, ids, time.GetUtcNow(), ct);
    }

    /// <summary>
    /// The set form of <see cref="AccessAction.ViewDeployTokens"/>: Maintainer and above, or administrator. Several queries that may name a token twice:
    /// each kind of holder has its own index, which one query over all of them could not use.
    /// </summary>
    private async Task<IReadOnlyList<IQueryable<DeployToken>>> VisibleAsync(PortalDbContext db, Caller caller, CancellationToken ct)
    {
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person)
            return [];
        if (person.IsAdministrator)
            return [db.DeployTokens];
        var groupIds = person.Memberships.GroupIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Group, id) >= AccessLevel.Maintainer).ToList();
        var projectIds = person.Memberships.ProjectIds.Where(id => person.Memberships.DirectLevelOn(ResourceKind.Project, id) >= AccessLevel.Maintainer).ToList();
        var below = db.GroupAncestors.Where(line => groupIds.Contains(line.AncestorId)).Select(line => line.GroupId);
        var inside = db.Projects.Where(project => below.Contains(project.GroupId)).Select(project => project.Id);
        return
        [
            db.DeployTokens.Where(token => projectIds.Contains(token.ProjectId!.Value)),
            db.DeployTokens.Where(token => inside.Contains(token.ProjectId!.Value)),
            db.DeployTokens.Where(token => below.Contains(token.GroupId!.Value)),
        ];
    }

    private static async Task<IReadOnlyList<HeldDeployToken>> LoadAsync(PortalDbContext db, List<long> ids, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await DeployTokenProjection.ViewsAsync(db, db.DeployTokens.Where(token => ids.Contains(token.Id)), now, ct);
        var views = rows.OrderBy(token => ids.IndexOf(token.Id)).ToList();
        var projectIds = views.Where(token => token.Holder == HolderKind.Project).Select(token => token.HolderId).ToList();
        var groupIds = views.Where(token => token.Holder == HolderKind.Group).Select(token => token.HolderId).ToList();
        var projects = await db.Projects.AsNoTracking().Where(project => projectIds.Contains(project.Id)).ToDictionaryAsync(project => project.Id, project => project.FullPath, ct);
        var groups = await db.Groups.AsNoTracking().Where(group => groupIds.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.FullPath, ct);
        return [.. views.Select(token => new HeldDeployToken(
            token, (token.Holder == HolderKind.Project ? projects : groups).GetValueOrDefault(token.HolderId) ?? ""))];
    }

    /// <summary>A token's place in an order. Found in an index alone, whatever the number of tokens; rows are read for the few that are shown.</summary>
    private sealed record Moment(long Id, DateTimeOffset? At);
}
