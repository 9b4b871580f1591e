using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Members;

/// <summary>Reads who is a member of a group or project, inherited levels included.</summary>
public sealed class MemberQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access)
{
    /// <summary>A page of members. Levels that have ended do not count.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">Group or project.</param>
    /// <param name="id">Its id.</param>
    /// <param name="search">Part of a name or username, without regard to case; blank for all.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<MemberList>> ListAsync(Caller caller, ResourceKind kind, long id, string? search, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewMembers, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var held = allowed.Value;
        var rows = await RowsAsync(db, held, ct);
        if (search?.Trim() is { Length: > 0 } text)
        {
            rows = [.. rows.Where(row => row.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || row.Username.Contains(text, StringComparison.OrdinalIgnoreCase))];
        }

        var part = rows.Skip(page.Offset).Take(page.Size).ToList();
        return new MemberList(new Page<MemberRow>(part, rows.Count, page), held.Can(AccessAction.ManageMembers), MemberService.HighestGrant(held));
    }

    /// <summary>Members by number of the person, as the REST API shows them.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">Group or project.</param>
    /// <param name="id">Its id.</param>
    /// <param name="isInherited">Also those who are members through a group above; otherwise only who was added here, with the level given here.</param>
    /// <param name="search">Part of a name or username, without regard to case; blank for all.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Page<MemberRow>>> ListByIdAsync(
        Caller caller, ResourceKind kind, long id, bool isInherited, string? search, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewMembers, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var text = search?.Trim() ?? "";
        var rows = (await RowsAsync(db, allowed.Value, ct))
            .Where(row => (isInherited || row.DirectLevel is not null)
                && (row.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || row.Username.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Select(row => isInherited ? row : row with { Level = row.DirectLevel!.Value })
            .OrderBy(row => row.UserId).ToList();
        return new Page<MemberRow>([.. rows.Skip(page.Offset).Take(page.Size)], rows.Count, page);
    }

    /// <summary>One member.</summary>
    /// <inheritdoc cref="ListByIdAsync"/>
    public async Task<Result<MemberRow>> GetAsync(Caller caller, ResourceKind kind, long id, long userId, bool isInherited, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewMembers, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var row = (await RowsAsync(db, allowed.Value, ct)).SingleOrDefault(row => row.UserId == userId && (isInherited || row.DirectLevel is not null));
        return row is null ? Failure.NotFound("The member") : isInherited ? row : row with { Level = row.DirectLevel!.Value };
    }

    private static async Task<List<MemberRow>> RowsAsync(PortalDbContext db, AccessContext held, CancellationToken ct)
    {
        var resource = held.Resource;
        var chain = resource.GroupIds;
        var projectId = resource.Kind == ResourceKind.Project ? resource.Id : (long?)null;
        var today = DateOnly.FromDateTime(held.Now.UtcDateTime);
        var found = await (
            from member in db.Memberships.AsNoTracking()
            where (chain.Contains(member.GroupId!.Value) || (projectId != null && member.ProjectId == projectId))
                && (member.EndsOn == null || member.EndsOn > today)
            join user in db.Users on member.UserId equals user.Id
            join source in db.Groups on member.GroupId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            select new { member.UserId, user.Name, user.UserName, user.BlockedAt, member.GroupId, member.Level, member.EndsOn, Source = source.FullPath })
            .ToListAsync(ct);

        var directGroupId = resource.Kind == ResourceKind.Group ? resource.Id : (long?)null;
        return [.. found.GroupBy(row => row.UserId).Select(rows =>
        {
            // The direct row wins among equals: it is the one that can be changed here.
            var best = rows.OrderByDescending(row => row.Level).ThenByDescending(row => row.GroupId == directGroupId).First();
            var direct = rows.SingleOrDefault(row => row.GroupId == directGroupId);
            var isDirect = best.GroupId == directGroupId;
            return new MemberRow(best.UserId, best.Name, best.UserName ?? "", best.Level, isDirect ? null : best.Source, isDirect ? null : best.GroupId,
                best.EndsOn, direct?.Level, best.BlockedAt is not null);
        }).OrderByDescending(row => row.Level).ThenBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
