using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.Accounts;

/// <summary>Says whether a session still runs: not ended, not idle for too long, its person there and not blocked. Asked on every request and now and then by every open page.</summary>
public sealed class SessionLookup(IDbContextFactory<PortalDbContext> factory, TimeProvider time)
{
    /// <summary>A session unused for this long has ended.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromDays(14);

    // How exact "last seen" is; the row is not written more often.
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromMinutes(1);

    /// <summary>The person of a running session, or null. Notes the sign of life.</summary>
    public async Task<SignedInPerson?> FindAsync(Guid sessionId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var oldest = now - LongestIdle;
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await (
            from session in db.UserSessions.AsNoTracking()
            join user in db.Users on session.UserId equals user.Id
            where session.Id == sessionId && session.EndedAt == null && session.LastSeenAt > oldest && user.BlockedAt == null
            select new { session.LastSeenAt, Person = new SignedInPerson(user.Id, session.Id, user.Name, user.IsAdministrator) }).SingleOrDefaultAsync(ct);
        if (found is not null && now - found.LastSeenAt >= s_touchInterval)
            await db.UserSessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, now), ct);
        return found?.Person;
    }

    /// <summary>
    /// Whether an open page may stay: its session runs, and the person is still what the page was drawn for. A database that is away ends no page;
    /// nothing can be done from it meanwhile.
    /// </summary>
    public async Task<bool> IsUnchangedAsync(Guid sessionId, bool isAdministrator, CancellationToken ct)
    {
        try
        {
            return await FindAsync(sessionId, ct) is { } person && person.IsAdministrator == isAdministrator;
        }
        catch (Exception failure) when (DatabaseFaults.IsUnavailable(failure))
        {
            return true;
        }
    }
}
