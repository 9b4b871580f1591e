using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>People change what others see of them. E-mail and username, which sign them in, are an administrator's to change.</summary>
public sealed class ProfileService(IDbContextFactory<PortalDbContext> factory, AuditTrail audit, AccessChanges changes)
{
    /// <summary>Changes the caller's own shown name.</summary>
    public async Task<Result<PersonView>> RenameAsync(Caller caller, string name, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<PersonView>(async db =>
        {
            if (caller.Scopes is not null || await db.Users.SingleOrDefaultAsync(user => user.Id == caller.UserId && user.BlockedAt == null, ct) is not { } user)
                return Failure.NotFound("The person");
            var wanted = name.Trim();
            List<FieldFailure> faults = [.. IdentityFailures.CheckPerson(wanted, user.Email ?? "", user.UserName)];
            if (faults.Count > 0)
                return Failure.Invalid(faults);
            if (wanted == user.Name)
                return user.ToView();
            PersonAudit.Add(audit, db, caller, PersonAudit.ActorOf(user), AuditEventNames.UserUpdated, user, "changed", new AuditFact("name", user.Name, wanted));
            user.Name = wanted;
            await db.SaveChangesAsync(ct);
            return user.ToView();
        }, ct);
        if (result.IsSuccess)
            changes.OnPersonChanged(result.Value.Id);
        return result;
    }
}
