using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;

namespace DeployTokenPortal.Application.Users.SetUp;

/// <summary>The set-up page's one use case: the first administrator, against the printed code.</summary>
public sealed class SetupService(
    UserTransaction transaction, FirstAdministrator first, SetupCode code, SignInThrottle throttle, AuditTrail audit, TimeProvider time)
{
    /// <summary>Name of the field that takes the code.</summary>
    public const string CodeField = "Code";

    /// <summary>Creates the administrator and signs them in; the code is gone afterwards.</summary>
    /// <param name="caller">Nobody yet, with address and agent.</param>
    /// <param name="typedCode">The code as typed.</param>
    /// <param name="input">The person.</param>
    /// <param name="ct">Honoured until the commit.</param>
    /// <returns>The signed-in person, every fault with its field, or a conflict when the portal has been set up already.</returns>
    public async Task<Result<SignedInPerson>> CreateAsync(Caller caller, string typedCode, FirstAdministratorInput input, CancellationToken ct)
    {
        if (throttle.Begin(caller.Address) is { } wait)
            return Failure.Invalid(CodeField, string.Create(CultureInfo.InvariantCulture, $"Too many attempts came from your address. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes."));
        if (!code.Matches(typedCode))
            return Failure.Invalid(CodeField, "This is not the code that the portal printed when it started.");
        throttle.Succeed(caller.Address);

        var result = await transaction.RunAsync<SignedInPerson>(async (db, users) =>
        {
            var created = await first.CreateAsync(db, users, caller, input, ct);
            if (!created.IsSuccess)
                return created.Failure;
            var person = SignInService.Start(db, audit, caller, created.Value, time.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return person;
        }, ct);
        if (result.IsSuccess)
            code.Discard();
        return result;
    }
}
