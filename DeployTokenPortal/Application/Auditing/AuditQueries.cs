using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
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
        var wanted = Narrow(Within(db, kind, id), filter);
        var rows = await wanted.OrderByDescending(row => row.Id).Skip(page.Offset).Take(page.Size).ToListAsync(ct);
        return new Page<AuditEventView>([.. rows.Select(ViewOf)], await wanted.CountUpToMostAsync(ct), page);
    }

    /// <summary>One event of a log; what belongs to another group or project is not found.</summary>
    public async Task<Result<AuditEventView>> GetAsync(Caller caller, ResourceKind kind, long id, long eventId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, kind, id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        return await Within(db, kind, id).SingleOrDefaultAsync(row => row.Id == eventId, ct) is { } found ? ViewOf(found) : Failure.NotFound("The audit event");
    }

    // What was deleted stays in the log of what it lay in.
    private static IQueryable<AuditEvent> Within(PortalDbContext db, ResourceKind kind, long id)
    {
        var rows = db.AuditEvents.AsNoTracking();
        return kind switch
        {
            ResourceKind.Instance => rows,
            ResourceKind.Project => rows.Where(row => row.Entity == AuditEntity.Project && row.EntityId == id),
            ResourceKind.Group => rows.Where(row =>
                (row.Entity == AuditEntity.Group && db.GroupAncestors.Any(line => line.GroupId == row.EntityId && line.AncestorId == id))
                || (row.Entity == AuditEntity.Project && db.Projects.IgnoreQueryFilters().Any(project =>
                    project.Id == row.EntityId && db.GroupAncestors.Any(line => line.GroupId == project.GroupId && line.AncestorId == id)))),
        };
    }

    [SuppressMessage("Globalization", "CA1304", Justification = "Becomes SQL's lower(), which knows no culture.")]
    [SuppressMessage("Globalization", "CA1311", Justification = "Becomes SQL's lower(), which knows no culture.")]
    [SuppressMessage("Performance", "CA1862", Justification = "Has no translation to SQL.")]
    private static IQueryable<AuditEvent> Narrow(IQueryable<AuditEvent> rows, AuditFilter filter)
    {
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.AuthorName.ToLower().Contains(text) || row.TargetName.ToLower().Contains(text)
                || row.EntityPath.ToLower().Contains(text));
        }

        if (filter.Event is { Length: > 0 } name)
            rows = rows.Where(row => row.Name == name);
        if (filter.Door is { Length: > 0 } door)
            rows = rows.Where(row => row.Door == door);
        if (filter.From is { } from)
            rows = rows.Where(row => row.At >= from);
        if (filter.Until is { } until)
            rows = rows.Where(row => row.At < until);
        return rows;
    }

    private static AuditEventView ViewOf(AuditEvent row) => new(
        row.Id, row.At, row.Name, row.Author, row.AuthorId, row.AuthorName, row.Entity, row.EntityId, row.EntityPath, row.TargetType, row.TargetId,
        row.TargetName, row.Message, FactsOf(row.Details), row.Door, row.Address, row.Agent);

    // The reverse of what AuditTrail writes: a text is a plain fact, an object with from and to a change.
    private static List<AuditFact> FactsOf(string details)
    {
        using var json = JsonDocument.Parse(details);
        return [.. json.RootElement.EnumerateObject().Select(member => member.Value.ValueKind == JsonValueKind.Object
            ? new AuditFact(member.Name, TextOf(member.Value, "from"), TextOf(member.Value, "to"))
            : new AuditFact(member.Name, null, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null))];
    }

    private static string? TextOf(JsonElement change, string name) =>
        change.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
