using System.Data;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Common;

/// <summary>Runs a change and its audit rows in one transaction, and turns collisions with other changes into a conflict.</summary>
internal static class ChangeTransaction
{
    private static readonly Failure s_collision = Failure.Conflict("Somebody else changed this meanwhile. Nothing was saved; look at it again and repeat.");

    // A change of a token in use meets the writer of usage on its row: that is nobody else's change, and gone at the next attempt.
    private const int MostAttempts = 5;

    /// <summary>
    /// Commits when the work succeeds, rolls back when it returns a failure or throws. Work that PostgreSQL gave up because another transaction was in its
    /// way is done again from the start.
    /// </summary>
    /// <param name="factory">Gives the short context of each attempt.</param>
    /// <param name="work">The change; it reads and saves through the context it is given, and touches nothing else.</param>
    /// <param name="ct">Honoured until the commit, never after it.</param>
    public static async Task<Result<T>> ChangeAsync<T>(
        this IDbContextFactory<PortalDbContext> factory, Func<PortalDbContext, Task<Result<T>>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            try
            {
                return await db.TryChangeAsync(() => work(db), ct);
            }
            catch (Exception exception) when (db.IsSerializationFailure(exception))
            {
                if (attempt == MostAttempts)
                    return s_collision;
            }
        }
    }

    /// <summary>The same in one attempt, on a context that is already there and belongs to the caller of this method.</summary>
    public static async Task<Result<T>> ChangeAsync<T>(this PortalDbContext db, Func<Task<Result<T>>> work, CancellationToken ct)
    {
        try
        {
            return await db.TryChangeAsync(work, ct);
        }
        catch (Exception exception) when (db.IsSerializationFailure(exception))
        {
            return s_collision;
        }
    }

    private static async Task<Result<T>> TryChangeAsync<T>(this PortalDbContext db, Func<Task<Result<T>>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        try
        {
            // Changes tell the audit log of themselves, one after the other: waiting here makes none of them fail later for having come second.
            await db.LockAuditChainAsync(ct);
            var result = await work();
            if (result.IsSuccess)
                await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return s_collision;
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception))
        {
            return s_collision;
        }
    }
}
