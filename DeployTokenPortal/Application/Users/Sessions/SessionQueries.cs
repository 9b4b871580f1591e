using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.Sessions;

/// <summary>People see where they are signed in; everybody only their own sessions.</summary>
public sealed class SessionQueries(IDbContextFactory<PortalDbContext> factory, PersonLookup people, TimeProvider time)
{
    /// <summary>Most sessions shown; older ones end by themselves.</summary>
    private const int MostSessions = 100;

    /// <summary>The caller's sessions that run, latest sign of life first.</summary>
    public async Task<Result<IReadOnlyList<SessionView>>> ListAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor { Scopes: null } person)
            return Failure.NotFound("The person");
        return await Running(db, person.UserId, time.GetUtcNow()).AsNoTracking().OrderByDescending(session => session.LastSeenAt).Take(MostSessions)
            .Select(session => new SessionView(session.Id, session.Address, session.Agent, session.CreatedAt, session.LastSeenAt)).ToListAsync(ct);
    }

    internal static IQueryable<UserSession> Running(PortalDbContext db, long userId, DateTimeOffset now)
    {
        var oldest = now - SessionLookup.LongestIdle;
        return db.UserSessions.Where(session => session.UserId == userId && session.EndedAt == null && session.LastSeenAt > oldest);
    }
}

/// <summary>One signed-in browser.</summary>
/// <param name="Id">Names it; worth nothing without its cookie.</param>
/// <param name="Address">Source address at sign-in.</param>
/// <param name="Agent">User agent at sign-in.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="LastSeenAt">UTC, to the minute or so.</param>
public sealed record SessionView(Guid Id, string? Address, string? Agent, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);
