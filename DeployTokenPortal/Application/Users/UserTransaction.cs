using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Application.Users;

/// <summary>
/// Runs a change of people through Identity's <see cref="UserManager{TUser}"/> in one transaction with its audit rows. The manager saves
/// through the scoped context it was made with, hence a scope of its own for each operation.
/// </summary>
public sealed class UserTransaction(IServiceScopeFactory scopes)
{
    /// <summary>Commits when the work succeeds, rolls back when it returns a failure or throws.</summary>
    internal async Task<Result<T>> RunAsync<T>(Func<PortalDbContext, UserManager<PortalUser>, Task<Result<T>>> work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        return await db.ChangeAsync(() => work(db, users), ct);
    }
}
