using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Access;

/// <summary>Turns a caller into an actor with the levels that hold at this moment.</summary>
public sealed class PersonLookup(TimeProvider time)
{
    /// <summary>The person as an actor; anonymous when nobody is signed in, or the person is blocked or gone.</summary>
    public async Task<Actor> GetActorAsync(PortalDbContext db, Caller caller, CancellationToken ct)
    {
        if (caller.UserId is not { } userId)
            return AnonymousActor.Instance;
        var user = await db.Users.AsNoTracking()
            .Where(user => user.Id == userId && user.BlockedAt == null)
            .Select(user => new { user.UserName, user.IsAdministrator })
            .SingleOrDefaultAsync(ct);
        return user is null
            ? AnonymousActor.Instance
            : new PersonActor(userId, user.UserName ?? "", user.IsAdministrator, await GetMembershipsAsync(db, userId, ct), caller.Scopes);
    }

    /// <summary>The person's direct memberships that have not ended.</summary>
    public async Task<MembershipSet> GetMembershipsAsync(PortalDbContext db, long userId, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var rows = await db.Memberships.AsNoTracking()
            .Where(member => member.UserId == userId && (member.EndsOn == null || member.EndsOn > today))
            .Select(member => new { member.GroupId, member.ProjectId, member.Level })
            .ToListAsync(ct);
        return new MembershipSet(
            rows.Where(row => row.GroupId != null).ToDictionary(row => row.GroupId!.Value, row => row.Level),
            rows.Where(row => row.ProjectId != null).ToDictionary(row => row.ProjectId!.Value, row => row.Level));
    }
}
