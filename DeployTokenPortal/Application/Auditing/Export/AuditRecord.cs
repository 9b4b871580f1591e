using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Application.Auditing.Export;

/// <summary>An audit row as it leaves the portal: in files and to the places it is sent to. The keys never change their meaning; new ones come at the end.</summary>
internal static class AuditRecord
{
    /// <summary>Head line of a CSV file.</summary>
    public static string CsvHead { get; } = CsvText.Row(
        "id", "created_at", "event_name", "author_class", "author_id", "author_name", "token_id", "token_name", "entity_type", "entity_id", "entity_path",
        "target_type", "target_id", "target_details", "message", "changes", "door", "ip_address", "user_agent", "hash");

    // For machines and files, never inside HTML: texts stay readable.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of a CSV file; the changes are JSON in one cell.</summary>
    public static string ToCsv(AuditEventView row) => CsvText.Row(
        row.Id, row.At, row.Name, row.Author.ToString(), row.AuthorId, row.AuthorName, row.TokenId, row.TokenName, row.Entity.ToString(), row.EntityId, row.EntityPath,
        row.TargetType, row.TargetId, row.TargetName, row.Message, JsonSerializer.Serialize(ChangesOf(row), s_json), row.Door, row.Address, row.Agent, row.Hash);

    /// <summary>A JSON object in one line, without a line end.</summary>
    public static string ToJson(AuditEventView row) => JsonSerializer.Serialize(
        new Line(
            row.Id, row.At, row.Name, row.Author.ToString(), row.AuthorId, row.AuthorName, row.TokenId, row.TokenName, row.Entity.ToString(), row.EntityId,
            row.EntityPath, row.TargetType, row.TargetId, row.TargetName, row.Message, ChangesOf(row), row.Door, row.Address, row.Agent, row.Hash),
        s_json);

    private static IEnumerable<Change> ChangesOf(AuditEventView row) => row.Facts.Select(fact => new Change(fact.Field, fact.Before, fact.After));

    private sealed record Line(
        long Id, DateTimeOffset CreatedAt, string EventName, string AuthorClass, long? AuthorId, string AuthorName, long? TokenId, string? TokenName,
        string EntityType, long? EntityId, string EntityPath, string TargetType, long? TargetId, string TargetDetails, string Message,
        IEnumerable<Change> Changes, string Door, string? IpAddress, string? UserAgent, string? Hash);

    private sealed record Change([property: JsonPropertyName("change")] string Field, string? From, string? To);
}
