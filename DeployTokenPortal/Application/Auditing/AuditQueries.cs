using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>Reads the audit log: Maintainers and above that of a project or of a group with everything below it, administrators that of the instance.</summary>
public sealed class AuditQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access)
{
    /// <summary>A page of events, newest first. The total is counted up to <see cref="ListTotal.Most"/>.</summary>
    public async Task<Result<Page<AuditEventView>>> ListAsync(Caller caller, ResourceKind kind, long id, AuditFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var wanted = AuditRows.Within(db, kind, id).Narrow(filter);
        var rows = await wanted.OrderByDescending(row => row.Id).Skip(page.Offset).Take(page.Size).ToListAsync(ct);
        return new Page<AuditEventView>([.. rows.Select(AuditRows.ViewOf)], await wanted.CountUpToMostAsync(page, rows.Count, ct), page);
    }

    /// <summary>One event of a log; what belongs to another group or project is not found.</summary>
    public async Task<Result<AuditEventView>> GetAsync(Caller caller, ResourceKind kind, long id, long eventId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        return await AuditRows.Within(db, kind, id).SingleOrDefaultAsync(row => row.Id == eventId, ct) is { } found ? AuditRows.ViewOf(found) : Failure.NotFound("The audit event");
    }
}
