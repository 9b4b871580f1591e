using System.Globalization;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>
/// Sends rows as log records to an OpenTelemetry collector: OTLP over HTTP in its JSON encoding (OTLP specification, "JSON Protobuf Encoding"), which is
/// answered, so that nothing counts as sent before it was taken.
/// </summary>
internal sealed class OtlpTarget(HttpClient client, Uri endpoint) : IAuditTarget
{
    // OpenTelemetry logs data model: INFO.
    private const int Severity = 9;

    // OTLP/HTTP: the path of the signal follows the configured address.
    private readonly Uri _address = new(endpoint.AbsoluteUri.TrimEnd('/') + "/v1/logs");

    public string Name => "otlp";

    public async Task SendAsync(IReadOnlyList<AuditEventView> rows, CancellationToken ct)
    {
        var body = new
        {
            resourceLogs = new[]
            {
                new
                {
                    resource = new { attributes = new[] { Text("service.name", "deploy-token-portal") } },
                    scopeLogs = new[] { new { scope = new { name = "audit" }, logRecords = rows.Select(RecordOf) } },
                },
            },
        };
        using var answer = await client.PostAsJsonAsync(_address, body, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static object RecordOf(AuditEventView row)
    {
        // 64-bit numbers are texts in this encoding.
        var nanoseconds = ((row.At - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
        return new
        {
            timeUnixNano = nanoseconds,
            observedTimeUnixNano = nanoseconds,
            severityNumber = Severity,
            severityText = "INFO",
            eventName = row.Name,
            body = new { stringValue = row.Message },
            attributes = AttributesOf(row).OfType<object>(),
        };
    }

    private static IEnumerable<object?> AttributesOf(AuditEventView row) =>
    [
        Number("audit.id", row.Id),
        Text("audit.event_name", row.Name),
        Text("audit.author_class", row.Author.ToString()),
        Number("audit.author_id", row.AuthorId),
        Text("audit.author_name", row.AuthorName),
        Number("audit.token_id", row.TokenId),
        Text("audit.token_name", row.TokenName),
        Text("audit.entity_type", row.Entity.ToString()),
        Number("audit.entity_id", row.EntityId),
        Text("audit.entity_path", row.EntityPath),
        Text("audit.target_type", row.TargetType),
        Number("audit.target_id", row.TargetId),
        Text("audit.target_details", row.TargetName),
        Text("audit.door", row.Door),
        Text("client.address", row.Address),
        Text("user_agent.original", row.Agent),
        Text("audit.hash", row.Hash),
        .. row.Facts.Select(fact => Text($"audit.change.{fact.Field}", fact.Before is null ? fact.After : $"{fact.Before} → {fact.After}")),
    ];

    private static object? Text(string key, string? value) => value is null ? null : new { key, value = new { stringValue = value } };

    private static object? Number(string key, long? value) =>
        value is { } number ? new { key, value = new { intValue = number.ToString(CultureInfo.InvariantCulture) } } : null;
}
