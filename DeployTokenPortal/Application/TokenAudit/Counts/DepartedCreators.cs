using System.Linq.Expressions;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>
/// Active tokens whose creator is gone: blocked, deleted, or neither administrator nor a member of the holder or of a group above it. Said twice, once for
/// counting a hundred thousand tokens and once for listing some of them; a test holds both together.
/// </summary>
internal sealed class DepartedCreators(TokenConditions conditions, DateOnly today)
{
    /// <summary>Where there are such tokens, and how many.</summary>
    /// <param name="db">The context.</param>
    /// <param name="area">Whose tokens.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DepartedCreator>> FindAsync(PortalDbContext db, AuditedArea area, CancellationToken ct)
    {
        var inCharge = InChargeOfAll(db, area);
        var made = new List<DepartedCreator>();
        foreach (var tokens in area.Tokens(db))
        {
            var creators = tokens.Where(conditions.Active)
                .Where(held => held.Token.CreatedById != null)
                .GroupBy(held => new { held.HolderId, UserId = held.Token.CreatedById!.Value })
                .Where(group => !inCharge.Contains(group.Key.UserId))
                .Select(group => new { group.Key.HolderId, group.Key.UserId, Count = group.Count() });
            made.AddRange(await (tokens.Holder == HolderKind.Group
                ? creators.Select(creator => new DepartedCreator(creator.UserId, creator.HolderId, null, creator.Count))
                : creators.Join(db.Projects.IgnoreQueryFilters(), creator => creator.HolderId, project => project.Id,
                    (creator, project) => new DepartedCreator(creator.UserId, project.GroupId, project.Id, creator.Count))).ToListAsync(ct));
        }

        if (made.Count == 0)
            return [];
        var staff = await StaffAsync(db, [.. made.Select(entry => entry.UserId).Distinct()], ct);
        var above = await AboveAsync(db, area, made[0].GroupId, ct);
        return made.FindAll(entry => !staff.IsInCharge(entry, above[entry.GroupId]));
    }

    /// <summary>The same as a condition on tokens.</summary>
    public Expression<Func<DeployToken, bool>> Condition(PortalDbContext db) => TokenConditions.And(conditions.Active, token =>
        token.CreatedById != null && !db.Users.Any(user => user.Id == token.CreatedById && user.BlockedAt == null && (user.IsAdministrator
            || db.Memberships.Any(member => member.UserId == user.Id && (member.EndsOn == null || member.EndsOn > today)
                && ((token.ProjectId != null && member.ProjectId == token.ProjectId)
                    || db.GroupAncestors.Any(line => line.AncestorId == member.GroupId
                        && (line.GroupId == token.GroupId || db.Projects.Any(project => project.Id == token.ProjectId && project.GroupId == line.GroupId))))))));

    // Most tokens are made by people of the group that is looked at: leaving those out leaves few to look at one by one.
    private IQueryable<long> InChargeOfAll(PortalDbContext db, AuditedArea area)
    {
        var groupId = area.Kind == ResourceKind.Group ? area.Id : 0;
        return db.Users.Where(user => user.BlockedAt == null && (user.IsAdministrator
            || db.Memberships.Any(member => member.UserId == user.Id && (member.EndsOn == null || member.EndsOn > today)
                && db.GroupAncestors.Any(line => line.GroupId == groupId && line.AncestorId == member.GroupId)))).Select(user => user.Id);
    }

    private async Task<Staff> StaffAsync(PortalDbContext db, List<long> creatorIds, CancellationToken ct)
    {
        var present = await db.Users.AsNoTracking().Where(user => user.BlockedAt == null && creatorIds.Contains(user.Id))
            .Select(user => new { user.Id, user.IsAdministrator }).ToDictionaryAsync(user => user.Id, user => user.IsAdministrator, ct);
        var members = await db.Memberships.AsNoTracking()
            .Where(member => (member.EndsOn == null || member.EndsOn > today) && creatorIds.Contains(member.UserId))
            .Select(member => new { member.UserId, member.GroupId, member.ProjectId }).ToListAsync(ct);
        return new Staff(
            present,
            members.Where(member => member.GroupId is not null).Select(member => (member.UserId, member.GroupId!.Value)).ToHashSet(),
            members.Where(member => member.ProjectId is not null).Select(member => (member.UserId, member.ProjectId!.Value)).ToHashSet());
    }

    private static async Task<ILookup<long, long>> AboveAsync(PortalDbContext db, AuditedArea area, long groupId, CancellationToken ct)
    {
        var lines = area.Kind == ResourceKind.Project
            ? db.GroupAncestors.Where(line => line.GroupId == groupId)
            : area.Lines(db).Join(db.GroupAncestors, line => line.GroupId, up => up.GroupId, (line, up) => up);
        return (await lines.AsNoTracking().Select(line => new { line.GroupId, line.AncestorId }).ToListAsync(ct)).ToLookup(line => line.GroupId, line => line.AncestorId);
    }

    private sealed record Staff(Dictionary<long, bool> Present, HashSet<(long UserId, long GroupId)> Groups, HashSet<(long UserId, long ProjectId)> Projects)
    {
        public bool IsInCharge(DepartedCreator creator, IEnumerable<long> groupIds) =>
            Present.TryGetValue(creator.UserId, out var isAdministrator)
            && (isAdministrator
                || (creator.ProjectId is { } projectId && Projects.Contains((creator.UserId, projectId)))
                || groupIds.Any(id => Groups.Contains((creator.UserId, id))));
    }
}

/// <summary>Active tokens of one holder whose creator is gone.</summary>
/// <param name="UserId">The creator.</param>
/// <param name="GroupId">The group that holds them, or that their project lies in.</param>
/// <param name="ProjectId">The project that holds them; null when the group does.</param>
/// <param name="Count">How many.</param>
internal sealed record DepartedCreator(long UserId, long GroupId, long? ProjectId, int Count);
