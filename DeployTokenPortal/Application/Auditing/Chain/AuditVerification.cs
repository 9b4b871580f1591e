using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>Checks that the audit log still says what was written. Rows may be added meanwhile; the check ends with those that were there when it began.</summary>
public sealed class AuditVerification(IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    private const int BatchSize = 2_000;

    private volatile AuditChecked? _latest;

    /// <summary>What this process found last, whoever asked; null before the first check.</summary>
    public AuditChecked? Latest => _latest;

    /// <summary>Checks on behalf of a caller; administrators only.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="progress">Told how many rows were looked at, now and then.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<AuditVerdict>> VerifyAsync(Caller caller, IProgress<long>? progress, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
        return allowed.IsSuccess ? await CheckAsync(db, progress, ct) : allowed.Failure;
    }

    /// <summary>Checks for whoever runs commands on the machine.</summary>
    internal async Task<AuditVerdict> CheckAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await CheckAsync(db, progress: null, ct);
    }

    private async Task<AuditVerdict> CheckAsync(PortalDbContext db, IProgress<long>? progress, CancellationToken ct)
    {
        var verdict = await WalkAsync(db, progress, ct);
        _latest = new AuditChecked(verdict, time.GetUtcNow());
        return verdict;
    }

    private static async Task<AuditVerdict> WalkAsync(PortalDbContext db, IProgress<long>? progress, CancellationToken ct)
    {
        var head = await HeadAsync(db, ct);
        var walk = new AuditWalk(head.BeginsAfter);
        while (walk.Break is null && walk.LastId < head.LastId)
        {
            var rows = await ReadAsync(db, walk.LastId, BatchSize, ct);
            if (!walk.Follow(rows, head.LastId))
                break;
            progress?.Report(walk.Checked);
        }

        var broken = walk.Break ?? await FindBreakAtEndAsync(db, head, walk, ct);
        var unchained = await db.AuditEvents.LongCountAsync(row => row.Id <= head.BeginsAfter, ct);
        return new AuditVerdict(walk.Checked, unchained, walk.LastId, walk.Checked == 0 ? null : Convert.ToHexStringLower(walk.Hash), broken);
    }

    private static async Task<AuditBreak?> FindBreakAtEndAsync(PortalDbContext db, AuditChainHead head, AuditWalk walk, CancellationToken ct)
    {
        if (walk.LastId < head.LastId)
        {
            var next = walk.LastId + 1;
            return new AuditBreak(next, await db.AuditEvents.AnyAsync(row => row.Id == next, ct) ? AuditBreakKind.Changed : AuditBreakKind.Missing);
        }

        if (walk.Checked > 0 && !walk.Hash.AsSpan().SequenceEqual(head.LastHash))
            return new AuditBreak(walk.LastId, AuditBreakKind.Changed);

        // A row becomes visible together with the head that knows it, so this order of reading takes no new one for a stray.
        var newest = await db.AuditEvents.AsNoTracking().MaxAsync(row => (long?)row.Id, ct) ?? 0;
        var now = await HeadAsync(db, ct);
        if (newest <= now.LastId)
            return null;
        var stray = await db.AuditEvents.AsNoTracking().Where(row => row.Id > now.LastId).MinAsync(row => (long?)row.Id, ct);
        return stray is { } id ? new AuditBreak(id, AuditBreakKind.Added) : null;
    }

    private static Task<AuditChainHead> HeadAsync(PortalDbContext db, CancellationToken ct) =>
        db.AuditChainHeads.AsNoTracking().SingleAsync(head => head.Id == AuditChainHead.OnlyId, ct);

    // A value of no kind that the portal writes cannot be read; halving the batch finds the row that has it.
    private static async Task<List<AuditEvent>> ReadAsync(PortalDbContext db, long after, int size, CancellationToken ct)
    {
        try
        {
            return await db.AuditEvents.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(size).ToListAsync(ct);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            return size == 1 ? [] : await ReadAsync(db, after, size / 2, ct);
        }
    }
}
