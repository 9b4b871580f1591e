using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>Administrators change, block and delete people. One administrator who can sign in always stays.</summary>
public sealed class PersonService(UserTransaction transaction, AccessControl access, AuditTrail audit, AccessChanges changes, TimeProvider time)
{
    /// <summary>Changes name, e-mail, username and the administrator flag.</summary>
    public Task<Result<PersonView>> EditAsync(Caller caller, long userId, PersonInput input, CancellationToken ct) => ChangeAsync(caller, userId, async change =>
    {
        var (db, users, held, user) = change;
        var (name, email) = (input.Name.Trim(), input.Email.Trim());
        var username = string.IsNullOrWhiteSpace(input.Username) ? user.UserName ?? "" : input.Username.Trim();
        List<FieldFailure> faults = [.. IdentityFailures.CheckPerson(name, email, username)];
        if (faults.Count > 0)
            return Failure.Invalid(faults);
        if (!input.IsAdministrator && await IsLastAdministratorAsync(db, user, ct))
            return Failure.Invalid(nameof(PersonInput.IsAdministrator), LastAdministrator(user));
        var facts = AuditFact.Changes(
            new AuditFact("name", user.Name, name), new AuditFact("email", user.Email, email), new AuditFact("username", user.UserName, username),
            new AuditFact("administrator", Text(user.IsAdministrator), Text(input.IsAdministrator)));
        (user.Name, user.Email, user.UserName, user.IsAdministrator) = (name, email, username, input.IsAdministrator);
        var updated = await users.UpdateAsync(user);
        if (!updated.Succeeded)
            return updated.ToFailure();
        if (facts.Count > 0)
            PersonAudit.Add(audit, db, caller, held.Actor, AuditEventNames.UserUpdated, user, "changed", facts);
        return user.ToView();
    }, ct);

    /// <summary>Ends the person's sessions and links and refuses their tokens, until unblocked.</summary>
    public Task<Result<PersonView>> BlockAsync(Caller caller, long userId, CancellationToken ct) => ChangeAsync(caller, userId, async change =>
    {
        var (db, users, held, user) = change;
        if (user.Id == caller.UserId)
            return Failure.Conflict("You cannot block yourself.");
        if (await IsLastAdministratorAsync(db, user, ct))
            return Failure.Conflict(LastAdministrator(user));
        if (user.BlockedAt is not null)
            return user.ToView();
        var now = time.GetUtcNow();
        user.BlockedAt = now;
        await db.UserSessions.Where(session => session.UserId == user.Id && session.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), ct);
        var stamped = await users.UpdateSecurityStampAsync(user);
        if (!stamped.Succeeded)
            return stamped.ToFailure();
        PersonAudit.Add(audit, db, caller, held.Actor, AuditEventNames.UserBlocked, user, "blocked");
        return user.ToView();
    }, ct);

    /// <summary>Lets the person sign in again, with the password and tokens they had. Sessions stay ended.</summary>
    public Task<Result<PersonView>> UnblockAsync(Caller caller, long userId, CancellationToken ct) => ChangeAsync(caller, userId, change =>
    {
        var (db, _, held, user) = change;
        if (user.BlockedAt is not null)
        {
            (user.BlockedAt, user.AccessFailedCount, user.LockoutEnd) = (null, 0, null);
            PersonAudit.Add(audit, db, caller, held.Actor, AuditEventNames.UserUnblocked, user, "unblocked");
        }

        return Task.FromResult<Result<PersonView>>(user.ToView());
    }, ct);

    /// <summary>Removes the person with memberships, sessions and personal access tokens. Deploy tokens that they made go on working.</summary>
    public Task<Result<PersonView>> DeleteAsync(Caller caller, long userId, CancellationToken ct) => ChangeAsync(caller, userId, async change =>
    {
        var (db, users, held, user) = change;
        if (user.Id == caller.UserId)
            return Failure.Conflict("You cannot delete yourself.");
        if (await IsLastAdministratorAsync(db, user, ct))
            return Failure.Conflict(LastAdministrator(user));
        if (await FindOrphanAsync(db, user.Id, ct) is { } path)
            return Failure.Conflict($"{user.Name} is the last owner of {path}. Make somebody else an owner first.");
        var view = user.ToView();
        PersonAudit.Add(audit, db, caller, held.Actor, AuditEventNames.UserDeleted, user, "deleted", new AuditFact("email", null, user.Email));
        var deleted = await users.DeleteAsync(user);
        return deleted.Succeeded ? view : deleted.ToFailure();
    }, ct);

    private async Task<Result<PersonView>> ChangeAsync(Caller caller, long userId, Func<PersonChange, Task<Result<PersonView>>> change, CancellationToken ct)
    {
        var result = await transaction.RunAsync<PersonView>(async (db, users) =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            if (await db.Users.SingleOrDefaultAsync(user => user.Id == userId, ct) is not { } user)
                return Failure.NotFound("The person");
            var outcome = await change(new PersonChange(db, users, allowed.Value, user));
            if (outcome.IsSuccess)
                await db.SaveChangesAsync(ct);
            return outcome;
        }, ct);
        if (result.IsSuccess)
            changes.OnPersonChanged(userId);
        return result;
    }

    private static async Task<bool> IsLastAdministratorAsync(PortalDbContext db, PortalUser user, CancellationToken ct) =>
        user is { IsAdministrator: true, BlockedAt: null, PasswordHash: not null }
        && !await db.Users.AnyAsync(other => other.Id != user.Id && other.IsAdministrator && other.BlockedAt == null && other.PasswordHash != null, ct);

    /// <summary>A top-level group that would be left without an owner, or null.</summary>
    private static Task<string?> FindOrphanAsync(PortalDbContext db, long userId, CancellationToken ct) =>
        db.Groups.Where(group => group.ParentId == null
                && db.Memberships.Any(member => member.GroupId == group.Id && member.UserId == userId && member.Level == AccessLevel.Owner)
                && !db.Memberships.Any(member => member.GroupId == group.Id && member.UserId != userId && member.Level == AccessLevel.Owner && member.EndsOn == null))
            .OrderBy(group => group.Id).Select(group => group.FullPath).FirstOrDefaultAsync(ct);

    private static string LastAdministrator(PortalUser user) => $"{user.Name} is the last administrator who can sign in. Make somebody else an administrator first.";

    private static string Text(bool value) => value ? "true" : "false";

    private sealed record PersonChange(PortalDbContext Db, UserManager<PortalUser> Users, AccessContext Held, PortalUser User);
}
