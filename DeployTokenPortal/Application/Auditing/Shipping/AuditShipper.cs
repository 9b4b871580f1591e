using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Work;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>Sends what a place has not got yet, in the order of the chain, and notes how far it came. A row may arrive twice, none is left out.</summary>
internal sealed class AuditShipper(IDbContextFactory<PortalDbContext> factory, IWorkLock locks)
{
    private const int BatchSize = 100;

    /// <summary>Sends one batch.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ShipAsync(IAuditTarget target, CancellationToken ct)
    {
        // One node at a time, so that nothing is sent twice for there being several.
        await using var held = await locks.TryTakeAsync($"audit-{target.Name}", ct);
        if (held is null)
            return false;
        await using var db = await factory.CreateDbContextAsync(ct);
        var shipment = await db.AuditShipments.SingleOrDefaultAsync(row => row.Target == target.Name, ct);
        var after = shipment?.LastId ?? 0;
        var rows = await db.AuditEvents.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(BatchSize).ToListAsync(ct);
        if (rows.Count == 0)
            return false;
        await target.SendAsync([.. rows.Select(AuditRows.ViewOf)], ct);
        if (shipment is null)
            db.AuditShipments.Add(new AuditShipment { Target = target.Name, LastId = rows[^1].Id });
        else
            shipment.LastId = rows[^1].Id;
        // They have arrived: noted also when the portal is about to end.
        await db.SaveChangesAsync(CancellationToken.None);
        return rows.Count == BatchSize;
    }
}
