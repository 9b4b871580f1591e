using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>Which rows belong to a log, which of them a filter leaves, and what a row says.</summary>
internal static class AuditRows
{
    /// <summary>The rows of one log. What was deleted stays in the log of what it lay in.</summary>
    public static IQueryable<AuditEvent> Within(PortalDbContext db, ResourceKind kind, long id)
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

    /// <summary>The rows that the filter leaves.</summary>
    [SuppressMessage("Globalization", "CA1304", Justification = "Becomes SQL's lower(), which knows no culture.")]
    [SuppressMessage("Globalization", "CA1311", Justification = "Becomes SQL's lower(), which knows no culture.")]
    [SuppressMessage("Performance", "CA1862", Justification = "Has no translation to SQL.")]
    public static IQueryable<AuditEvent> Narrow(this IQueryable<AuditEvent> rows, AuditFilter filter)
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

    /// <summary>A row as it is shown and sent.</summary>
    public static AuditEventView ViewOf(AuditEvent row) => new(
        row.Id, row.At, row.Name, row.Author, row.AuthorId, row.AuthorName, row.Entity, row.EntityId, row.EntityPath, row.TargetType, row.TargetId,
        row.TargetName, row.Message, FactsOf(row.Details), row.Door, row.Address, row.Agent,
        row.TokenId, row.TokenName, row.Hash is null ? null : Convert.ToHexStringLower(row.Hash));

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
