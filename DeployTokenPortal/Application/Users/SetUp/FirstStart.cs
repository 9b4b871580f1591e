using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.Users.SetUp;

/// <summary>What happens at a start while no person exists: the configured administrator is created, or the set-up page is opened.</summary>
public sealed class FirstStart(
    FirstAdministrator first, SetupCode code, UserTransaction transaction, AuditTrail audit, IOptions<BootstrapOptions> options, TimeProvider time)
{
    /// <summary>Prepares the start.</summary>
    /// <returns>Success, also when there is nothing to do; otherwise the faults, their fields being names of <see cref="BootstrapOptions"/>.</returns>
    public async Task<Result> PrepareAsync(CancellationToken ct)
    {
        if (await first.IsThereAsync(ct))
        {
            // Left over when somebody else's node was set up, or the process ended between commit and clean-up.
            code.Discard();
            return Result.Success;
        }

        if (options.Value.AdminEmail is not { Length: > 0 } email)
        {
            await code.OpenAsync(ct);
            return Result.Success;
        }

        var created = await BootstrapAsync(email, options.Value.AdminPassword ?? "", options.Value.AdminToken, ct);

        // Another node was faster: the portal has its administrator all the same.
        return created.IsSuccess || created.Failure.Kind == FailureKind.Conflict ? Result.Success : created.Failure;
    }

    private Task<Result<PortalUser>> BootstrapAsync(string email, string password, string? token, CancellationToken ct) =>
        transaction.RunAsync<PortalUser>(async (db, users) =>
        {
            var created = await first.CreateAsync(db, users, Caller.System, new FirstAdministratorInput("Administrator", email, password), ct);
            if (!created.IsSuccess)
                return Renamed(created.Failure);
            if (token is { Length: > 0 })
                await AddTokenAsync(db, created.Value, new SecretValue(token), ct);
            await db.SaveChangesAsync(ct);
            return created.Value;
        }, ct);

    private async Task AddTokenAsync(PortalDbContext db, PortalUser owner, SecretValue secret, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var token = PersonalAccessToken.Create(owner.Id, "bootstrap", PersonalAccessTokenScopes.Api, expiresAt: null, now);
        db.PersonalAccessTokens.Add(token);
        await db.SaveChangesAsync(ct);
        PersonalAccessTokenSecrets.Keep(db, token, secret, now);
        var username = owner.UserName ?? "";
        audit.Add(db, Caller.System, AnonymousActor.Instance, new AuditEntry(
            AuditEventNames.PersonalTokenCreated, AuditScope.OfUser(owner.Id, username), new AuditTarget("PersonalAccessToken", token.Id, token.Name),
            $"Personal access token {token.Name} of {username} created from the configuration.", [new AuditFact("scopes", null, "api")]));
    }

    private static Failure Renamed(Failure failure) => failure with
    {
        Fields = [.. failure.Fields.Select(fault => fault with
        {
            Field = fault.Field == IdentityFailures.Password ? nameof(BootstrapOptions.AdminPassword) : nameof(BootstrapOptions.AdminEmail),
        })],
    };
}
