using System.Runtime.CompilerServices;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing.Export;

/// <summary>A log as a file.</summary>
/// <param name="Name">Suggested file name.</param>
/// <param name="ContentType">With the character set.</param>
/// <param name="Lines">Each with its line end.</param>
public sealed record AuditFile(string Name, string ContentType, IAsyncEnumerable<string> Lines);

/// <summary>Writes a log out, oldest row first, for those who may read it. Rows are read in batches, so a slow reader holds no transaction open.</summary>
public sealed class AuditExport(IDbContextFactory<PortalDbContext> factory, AccessControl access)
{
    private const int BatchSize = 1_000;

    /// <summary>The lines of a file, each with its line end.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">Whose log.</param>
    /// <param name="id">Its id; 0 for the instance.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="format">In which shape.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The file, whose lines are read as they are asked for, or why the caller does not get it.</returns>
    public async Task<Result<AuditFile>> WriteAsync(
        Caller caller, ResourceKind kind, long id, AuditFilter filter, AuditExportFormat format, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        return format switch
        {
            AuditExportFormat.Csv => new AuditFile("audit-log.csv", "text/csv; charset=utf-8", LinesAsync(kind, id, filter, AuditRecord.CsvHead, AuditRecord.ToCsv, ct)),
            AuditExportFormat.JsonLines => new AuditFile(
                "audit-log.jsonl", "application/jsonl; charset=utf-8", LinesAsync(kind, id, filter, head: null, row => AuditRecord.ToJson(row) + "\n", ct)),
        };
    }

    private async IAsyncEnumerable<string> LinesAsync(
        ResourceKind kind, long id, AuditFilter filter, string? head, Func<AuditEventView, string> write, [EnumeratorCancellation] CancellationToken ct)
    {
        if (head is not null)
            yield return head;
        var last = 0L;
        while (true)
        {
            var rows = await ReadAsync(kind, id, filter, last, ct);
            foreach (var row in rows)
                yield return write(AuditRows.ViewOf(row));
            if (rows.Count < BatchSize)
                yield break;
            last = rows[^1].Id;
        }
    }

    private async Task<List<AuditEvent>> ReadAsync(ResourceKind kind, long id, AuditFilter filter, long after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await AuditRows.Within(db, kind, id).Narrow(filter).Where(row => row.Id > after).OrderBy(row => row.Id).Take(BatchSize).ToListAsync(ct);
    }
}
