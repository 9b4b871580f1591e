using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.Sessions;

/// <summary>People end their own sessions.</summary>
public sealed class SessionService(IDbContextFactory<PortalDbContext> factory, PersonLookup people, AuditTrail audit, TimeProvider time)
{
    /// <summary>Ends one session of the caller: its requests at once, its open pages within half a minute.</summary>
    public Task<Result<int>> EndAsync(Caller caller, Guid sessionId, CancellationToken ct) =>
        EndAsync(caller, sessions => sessions.Where(session => session.Id == sessionId), ct);

    /// <summary>Ends all sessions of the caller but the one in use.</summary>
    /// <returns>How many.</returns>
    public Task<Result<int>> EndOthersAsync(Caller caller, Guid sessionInUse, CancellationToken ct) =>
        EndAsync(caller, sessions => sessions.Where(session => session.Id != sessionInUse), ct);

    private Task<Result<int>> EndAsync(Caller caller, Func<IQueryable<UserSession>, IQueryable<UserSession>> which, CancellationToken ct) => factory.ChangeAsync<int>(async db =>
    {
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor { Scopes: null } person)
            return Failure.NotFound("The person");
        var ended = await which(SessionQueries.Running(db, person.UserId, time.GetUtcNow())).ToListAsync(ct);
        foreach (var session in ended)
            session.End(time.GetUtcNow());
        if (ended.Count > 0)
        {
            audit.Add(db, caller, person, new AuditEntry(
                AuditEventNames.SessionEnded, AuditScope.OfUser(person.UserId, person.Username), new AuditTarget("User", person.UserId, person.Username),
                $"{person.Username} ended sessions.", [new AuditFact("sessions_ended", null, ended.Count.ToString(CultureInfo.InvariantCulture))]));
        }

        await db.SaveChangesAsync(ct);
        return ended.Count;
    }, ct);
}
