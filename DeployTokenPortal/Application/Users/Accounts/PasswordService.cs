using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.Accounts;

/// <summary>Changes one's own password.</summary>
public sealed class PasswordService(UserTransaction transaction, SignInThrottle throttle, AuditTrail audit, TimeProvider time)
{
    /// <summary>Sets a new password and ends every other session of the person.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="sessionId">The session in use, which stays.</param>
    /// <param name="input">Both passwords as typed.</param>
    /// <param name="ct">Honoured until the commit.</param>
    /// <returns>How many other sessions were ended, or what is wrong with which field.</returns>
    public async Task<Result<int>> ChangeAsync(Caller caller, Guid sessionId, PasswordInput input, CancellationToken ct)
    {
        if (throttle.Begin(caller.Address) is { } wait)
            return Failure.Invalid(nameof(PasswordInput.CurrentPassword), string.Create(CultureInfo.InvariantCulture, $"Too many attempts came from your address. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes."));
        var result = await transaction.RunAsync<int>(async (db, users) =>
        {
            if (await db.Users.SingleOrDefaultAsync(user => user.Id == caller.UserId && user.BlockedAt == null, ct) is not { } user)
                return Failure.NotFound("The person");
            var changed = await users.ChangePasswordAsync(user, input.CurrentPassword, input.NewPassword);
            if (!changed.Succeeded)
                return changed.ToFailure();
            var now = time.GetUtcNow();
            var ended = await db.UserSessions.Where(session => session.UserId == user.Id && session.Id != sessionId && session.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), ct);
            var username = user.UserName ?? "";
            audit.Add(db, caller, new PersonActor(user.Id, username, user.IsAdministrator, MembershipSet.Empty, null), new AuditEntry(
                AuditEventNames.PasswordChanged, AuditScope.OfUser(user.Id, username), new AuditTarget("User", user.Id, username), $"{username} changed their password.",
                [new AuditFact("sessions_ended", null, ended.ToString(CultureInfo.InvariantCulture))]));
            await db.SaveChangesAsync(ct);
            return ended;
        }, ct);
        if (result.IsSuccess || result.Failure.Fields.All(fault => fault.Field != IdentityFailures.CurrentPassword))
            throttle.Succeed(caller.Address);
        return result;
    }
}

/// <summary>What is typed to change a password.</summary>
/// <param name="CurrentPassword">The one in force.</param>
/// <param name="NewPassword">The one to come.</param>
public sealed record PasswordInput(string CurrentPassword, string NewPassword);
