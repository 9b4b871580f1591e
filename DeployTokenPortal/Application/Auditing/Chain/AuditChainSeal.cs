using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>
/// Gives new audit rows their ids and hashes while they are saved, in the transaction of the change that they tell of. Ids follow each other without a
/// gap, in the order in which transactions commit.
/// </summary>
internal sealed class AuditChainSeal : SaveChangesInterceptor
{
    /// <exception cref="InvalidOperationException">An audit row is saved outside a transaction, or synchronously.</exception>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        RowsOf(eventData).Count == 0 ? result : throw new InvalidOperationException("Audit rows are saved with SaveChangesAsync.");

    /// <exception cref="InvalidOperationException">An audit row is saved outside a transaction.</exception>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (RowsOf(eventData) is { Count: > 0 } rows)
            await SealAsync((PortalDbContext)eventData.Context!, rows, cancellationToken);
        return result;
    }

    private static async Task SealAsync(PortalDbContext db, List<AuditEvent> rows, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Audit rows are saved in the transaction of the change that they tell of.");
        await db.LockAuditChainAsync(ct);
        var head = await ReadHeadAsync(db, ct);
        var (id, hash) = (head.LastId, head.LastHash ?? AuditChain.Begin(head.BeginsAfter));
        foreach (var row in rows.OrderBy(row => row.At))
        {
            hash = AuditChain.HashOf(row, ++id, hash);
            var entry = db.Entry(row);
            entry.Property(added => added.Id).CurrentValue = id;
            entry.Property(added => added.Id).IsTemporary = false;
            entry.Property(added => added.Hash).CurrentValue = hash;
        }

        head.Advance(id, hash);
        db.Entry(head).State = EntityState.Modified;
    }

    // What the context remembers may be from an earlier transaction.
    private static async Task<AuditChainHead> ReadHeadAsync(PortalDbContext db, CancellationToken ct)
    {
        if (db.ChangeTracker.Entries<AuditChainHead>().SingleOrDefault() is { } known)
            known.State = EntityState.Detached;
        return await db.AuditChainHeads.SingleAsync(head => head.Id == AuditChainHead.OnlyId, ct);
    }

    private static List<AuditEvent> RowsOf(DbContextEventData eventData) =>
        eventData.Context is null ? [] : [.. eventData.Context.ChangeTracker.Entries<AuditEvent>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];
}
