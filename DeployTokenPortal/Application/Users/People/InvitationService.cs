using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>Administrators create people; a one-time link lets each choose a password. The same link helps somebody who forgot it.</summary>
public sealed class InvitationService(
    UserTransaction transaction, AccessControl access, AuditTrail audit, InvitationCodes codes, SignInThrottle throttle, TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Name of the field that takes the code.</summary>
    public const string CodeField = "Code";

    private static readonly Failure s_ended = Failure.Invalid(
        CodeField, "This link has been used, has ended or is not complete. Ask an administrator for a new one.");

    /// <summary>Creates a person who cannot sign in before they have used the link.</summary>
    /// <returns>The link's code, or every fault with its field.</returns>
    public Task<Result<Invitation>> InviteAsync(Caller caller, PersonInput input, CancellationToken ct) => IssueAsync(async (db, users) =>
    {
        var allowed = await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var (email, wanted) = (input.Email.Trim(), string.IsNullOrWhiteSpace(input.Username) ? null : input.Username.Trim());
        List<FieldFailure> faults = [.. IdentityFailures.CheckPerson(input.Name, email, wanted)];
        if (faults.Count > 0)
            return Failure.Invalid(faults);
        var user = new PortalUser
        {
            Name = input.Name.Trim(),
            Email = email,
            UserName = wanted ?? await DeriveUsernameAsync(db, email, ct),
            IsAdministrator = input.IsAdministrator,
            CreatedAt = time.GetUtcNow(),
        };
        var created = await users.CreateAsync(user);
        if (!created.Succeeded)
            return created.ToFailure();
        PersonAudit.Add(audit, db, caller, allowed.Value.Actor, AuditEventNames.UserCreated, user, "created",
            new AuditFact("administrator", null, input.IsAdministrator ? "true" : "false"));
        return await NoteAsync(db, caller, allowed.Value.Actor, user, ct);
    }, ct);

    /// <summary>A new link for a person who is not blocked; earlier links end. A password stays valid until the link is used.</summary>
    public Task<Result<Invitation>> RenewAsync(Caller caller, long userId, CancellationToken ct) => IssueAsync(async (db, users) =>
    {
        var allowed = await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == userId, ct) is not { } user)
            return Failure.NotFound("The person");
        if (user.BlockedAt is not null)
            return Failure.Conflict($"{user.Name} is blocked. Unblock them first.");
        var stamped = await users.UpdateSecurityStampAsync(user);
        return stamped.Succeeded ? await NoteAsync(db, caller, allowed.Value.Actor, user, ct) : stamped.ToFailure();
    }, ct);

    /// <summary>Sets the password of the person whose link it is, ends their other sessions and signs them in. The link is used up.</summary>
    /// <param name="caller">Nobody yet, with address and agent.</param>
    /// <param name="code">From the link.</param>
    /// <param name="password">As typed.</param>
    /// <param name="ct">Honoured until the commit.</param>
    public async Task<Result<SignedInPerson>> AcceptAsync(Caller caller, string code, string password, CancellationToken ct)
    {
        if (throttle.Begin(caller.Address) is { } wait)
            return Failure.Forbidden($"Too many attempts came from your address. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes.");
        if (codes.Read(code) is not { } read)
            return s_ended;
        var result = await transaction.RunAsync<SignedInPerson>(async (db, users) =>
        {
            var user = await db.Users.SingleOrDefaultAsync(user => user.Id == read.UserId && user.BlockedAt == null, ct);
            if (user is null || !FixedTime.AreEqual(user.SecurityStamp, read.Stamp))
                return s_ended;
            var isNew = user.PasswordHash is null;
            var set = await SetPasswordAsync(users, user, password);
            if (!set.Succeeded)
                return set.ToFailure();
            var now = time.GetUtcNow();
            await db.UserSessions.Where(session => session.UserId == user.Id && session.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), ct);
            (user.EmailConfirmed, user.AccessFailedCount, user.LockoutEnd) = (true, 0, null);
            PersonAudit.Add(audit, db, caller, PersonAudit.ActorOf(user), isNew ? AuditEventNames.InvitationAccepted : AuditEventNames.PasswordChanged, user,
                isNew ? "accepted the invitation" : "set a new password by link");
            var person = SignInService.Start(db, audit, caller, user, now);
            await db.SaveChangesAsync(ct);
            return person;
        }, ct);
        if (result.IsSuccess || result.Failure != s_ended)
            throttle.Succeed(caller.Address);
        return result;
    }

    private static async Task<IdentityResult> SetPasswordAsync(UserManager<PortalUser> users, PortalUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var judged = await validator.ValidateAsync(users, user, password);
            if (!judged.Succeeded)
                return judged;
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        // Also writes a new stamp, which ends this link.
        return await users.UpdateSecurityStampAsync(user);
    }

    private static async Task<string> DeriveUsernameAsync(PortalDbContext db, string email, CancellationToken ct)
    {
        var taken = await db.Users.AsNoTracking().Select(user => user.NormalizedUserName).ToListAsync(ct);
        var names = taken.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return UsernameRule.Derive(email, names.Contains);
    }

    private async Task<Result<PortalUser>> NoteAsync(PortalDbContext db, Caller caller, Actor actor, PortalUser user, CancellationToken ct)
    {
        PersonAudit.Add(audit, db, caller, actor, AuditEventNames.UserInvited, user, "got a one-time link");
        await db.SaveChangesAsync(ct);
        return user;
    }

    /// <summary>The change first, then, when it is committed, the code.</summary>
    private async Task<Result<Invitation>> IssueAsync(
        Func<PortalDbContext, UserManager<PortalUser>, Task<Result<PortalUser>>> change, CancellationToken ct)
    {
        var result = await transaction.RunAsync(change, ct);
        if (result.Value is not { } user)
            return result.Failure!;
        var validUntil = time.GetUtcNow() + Lifetime;
        return new Invitation(user.ToView(), codes.Make(user.Id, user.SecurityStamp ?? "", validUntil), validUntil);
    }
}
