using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.SetUp;

/// <summary>Creates the first administrator, and only the first.</summary>
public sealed class FirstAdministrator(IDbContextFactory<PortalDbContext> factory, AuditTrail audit, TimeProvider time)
{
    private volatile bool _isThere;

    /// <summary>Whether a person exists. Once there was one, that is not asked again: the portal never returns to its first start.</summary>
    public async Task<bool> IsThereAsync(CancellationToken ct)
    {
        if (_isThere)
            return true;
        await using var db = await factory.CreateDbContextAsync(ct);
        return _isThere = await db.Users.AnyAsync(ct);
    }

    /// <summary>Adds and saves the administrator; the transaction around it makes two at the same time collide.</summary>
    /// <returns>The person, what is wrong with which field, or a conflict when somebody was there first.</returns>
    internal async Task<Result<PortalUser>> CreateAsync(
        PortalDbContext db, UserManager<PortalUser> users, Caller caller, FirstAdministratorInput input, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
            return Failure.Conflict("The portal has been set up already.");
        var email = input.Email.Trim();
        List<FieldFailure> faults = [.. IdentityFailures.CheckPerson(input.Name, email, null)];
        var user = new PortalUser
        {
            Name = input.Name.Trim(),
            Email = email,
            EmailConfirmed = true,
            UserName = UsernameRule.Derive(email, _ => false),
            IsAdministrator = true,
            CreatedAt = time.GetUtcNow(),
        };

        // Every fault at once, those of the password included.
        foreach (var validator in users.PasswordValidators)
        {
            var judged = await validator.ValidateAsync(users, user, input.Password);
            if (!judged.Succeeded)
                faults.AddRange(judged.ToFailure().Fields);
        }

        if (faults.Count > 0)
            return Failure.Invalid(faults);
        var created = await users.CreateAsync(user, input.Password);
        if (!created.Succeeded)
            return created.ToFailure();
        audit.Add(db, caller, AnonymousActor.Instance, new AuditEntry(
            AuditEventNames.UserCreated, AuditScope.OfUser(user.Id, user.UserName), new AuditTarget("User", user.Id, user.UserName),
            $"{user.UserName} created as first administrator.", [new AuditFact("administrator", null, "true")]));
        return user;
    }
}

/// <summary>What is typed or configured for the first administrator.</summary>
/// <param name="Name">Shown to people.</param>
/// <param name="Email">For signing in.</param>
/// <param name="Password">As typed.</param>
public sealed record FirstAdministratorInput(string Name, string Email, string Password);
