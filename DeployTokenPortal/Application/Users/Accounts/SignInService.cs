using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.Accounts;

/// <summary>
/// Signs people in with a password, and out. Unknown, wrong, blocked and resting give the same answer after the same work. Ten failures
/// in a row rest an account for five minutes, except for addresses from which its person signed in lately: slow for a guesser, and
/// nobody can lock out somebody else.
/// </summary>
public sealed class SignInService
{
    /// <summary>Failures in a row after which the account rests.</summary>
    public const int FailuresBeforeRest = 10;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>How long an address stays familiar after a sign-in from it.</summary>
    public static readonly TimeSpan FamiliarFor = TimeSpan.FromDays(30);

    private static readonly Failure s_refused = Failure.Forbidden(
        "This e-mail and password do not belong together. After ten failures in a row an account rests for five minutes.");

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly SignInThrottle _throttle;
    private readonly AuditTrail _audit;
    private readonly IPasswordHasher<PortalUser> _hasher;
    private readonly TimeProvider _time;
    private readonly Lazy<string> _decoyHash;

    public SignInService(
        IDbContextFactory<PortalDbContext> factory, SignInThrottle throttle, AuditTrail audit, IPasswordHasher<PortalUser> hasher, TimeProvider time)
    {
        (_factory, _throttle, _audit, _hasher, _time) = (factory, throttle, audit, hasher, time);
        _decoyHash = new Lazy<string>(() => hasher.HashPassword(new PortalUser(), Guid.NewGuid().ToString("N")));
    }

    /// <summary>Starts a session.</summary>
    /// <param name="caller">Nobody yet, with address and agent.</param>
    /// <param name="login">E-mail or username.</param>
    /// <param name="password">As typed.</param>
    /// <param name="ct">Honoured until the commit.</param>
    public async Task<Result<SignedInPerson>> SignInAsync(Caller caller, string login, string password, CancellationToken ct)
    {
        if (_throttle.Begin(caller.Address) is { } wait)
            return Failure.Forbidden(string.Create(CultureInfo.InvariantCulture, $"Too many attempts came from your address. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes."));
        var user = await FindAsync(login, ct);

        // An overlong password is hashed cut off, so that it costs no more than others; it cannot be right.
        var tried = password.Length > PasswordRule.MaxLength ? password[..PasswordRule.MaxLength] : password;
        var isRight = _hasher.VerifyHashedPassword(user ?? new PortalUser(), user?.PasswordHash ?? _decoyHash.Value, tried) != PasswordVerificationResult.Failed
            && user?.PasswordHash is not null && tried.Length == password.Length;
        if (user is null || !isRight || user.BlockedAt is not null || await IsRestingAsync(user, caller.Address, ct))
        {
            await NoteFailureAsync(caller, user, ct);
            return s_refused;
        }

        var signedIn = await _factory.ChangeAsync(db => StartAsync(db, caller, user, ct), ct);
        if (signedIn.IsSuccess)
            _throttle.Succeed(caller.Address);
        return signedIn;
    }

    /// <summary>Ends a session: its next request is refused, its open pages close within half a minute. An unknown or ended one is no fault.</summary>
    public async Task SignOutAsync(Caller caller, Guid sessionId, CancellationToken ct) => await _factory.ChangeAsync<Guid>(async db =>
    {
        if (await db.UserSessions.SingleOrDefaultAsync(session => session.Id == sessionId && session.EndedAt == null, ct) is not { } session || session.UserId != caller.UserId)
            return sessionId;
        session.End(_time.GetUtcNow());
        var actor = await AuditTrail.ActorOfAsync(db, session.UserId, ct);
        var username = (actor as PersonActor)?.Username ?? "";
        _audit.Add(db, caller, actor, new AuditEntry(
            AuditEventNames.SignedOut, AuditScope.OfUser(session.UserId, username), new AuditTarget("User", session.UserId, username), $"{username} signed out."));
        await db.SaveChangesAsync(ct);
        return sessionId;
    }, ct);

    /// <summary>Adds a session to the context, with its audit row. The caller of this method saves.</summary>
    internal static SignedInPerson Start(PortalDbContext db, AuditTrail audit, Caller caller, PortalUser user, DateTimeOffset now)
    {
        // A new id each time, never one that came with the request: there is nothing to fixate.
        var session = UserSession.Start(Guid.NewGuid(), user.Id, caller.Address, caller.Agent, now);
        db.UserSessions.Add(session);
        user.LastSignInAt = now;
        var username = user.UserName ?? "";
        audit.Add(db, caller, new PersonActor(user.Id, username, user.IsAdministrator, MembershipSet.Empty, null), new AuditEntry(
            AuditEventNames.SignedIn, AuditScope.OfUser(user.Id, username), new AuditTarget("User", user.Id, username), $"{username} signed in."));
        return new SignedInPerson(user.Id, session.Id, user.Name, user.IsAdministrator);
    }

    private async Task<Result<SignedInPerson>> StartAsync(PortalDbContext db, Caller caller, PortalUser judged, CancellationToken ct)
    {
        // Blocked or given another password while the hash was computed: refused like any other.
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == judged.Id, ct) is not { BlockedAt: null } user || user.PasswordHash != judged.PasswordHash)
            return s_refused;
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        var person = Start(db, _audit, caller, user, _time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return person;
    }

    private async Task<bool> IsRestingAsync(PortalUser user, string? address, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        if (!(user.LockoutEnd > now))
            return false;
        var since = now - FamiliarFor;
        await using var db = await _factory.CreateDbContextAsync(ct);
        return address is null || !await db.UserSessions.AnyAsync(session => session.UserId == user.Id && session.Address == address && session.CreatedAt > since, ct);
    }

    private async Task<PortalUser?> FindAsync(string login, CancellationToken ct)
    {
        var key = login.Trim().ToUpperInvariant();
        if (key.Length is 0 or > EmailRule.MaxLength)
            return null;
        await using var db = await _factory.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.NormalizedEmail == key || user.NormalizedUserName == key, ct);
    }

    private Task<Result<bool>> NoteFailureAsync(Caller caller, PortalUser? judged, CancellationToken ct) => _factory.ChangeAsync<bool>(async db =>
    {
        var now = _time.GetUtcNow();
        var user = judged is null ? null : await db.Users.SingleOrDefaultAsync(user => user.Id == judged.Id, ct);
        if (user is not null && !(user.LockoutEnd > now) && ++user.AccessFailedCount >= FailuresBeforeRest)
            (user.AccessFailedCount, user.LockoutEnd) = (0, now + Rest);

        // Of an unknown login nothing is kept: it may be a password in the wrong field.
        var username = user?.UserName ?? "";
        _audit.Add(db, caller with { UserId = null }, AnonymousActor.Instance, new AuditEntry(
            AuditEventNames.SignInFailed,
            user is null ? AuditScope.Instance : AuditScope.OfUser(user.Id, username),
            new AuditTarget("User", user?.Id, username),
            user is null ? "Sign-in failed: unknown person."
                : user.BlockedAt is not null ? $"Sign-in of {username} failed: blocked."
                : user.LockoutEnd > now ? $"Sign-in of {username} failed: the account rests after repeated failures."
                : $"Sign-in of {username} failed: wrong password."));
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);
}
