using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Application.Auditing.Export;
using DeployTokenPortal.Security.Integrity;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>Posts rows as <c>{"events":[…]}</c>, signed after the Standard Webhooks specification. Any 2xx answer means that they were taken.</summary>
internal sealed class WebhookTarget(HttpClient client, Uri address, string secret, TimeProvider time) : IAuditTarget
{
    public string Name => "webhook";

    public async Task SendAsync(IReadOnlyList<AuditEventView> rows, CancellationToken ct)
    {
        var body = $$"""{"events":[{{string.Join(',', rows.Select(AuditRecord.ToJson))}}]}""";
        // The same rows have the same id: the receiver can tell a repetition.
        var id = string.Create(CultureInfo.InvariantCulture, $"audit-{rows[0].Id}-{rows[^1].Id}");
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(secret, id, now, body));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
    }
}
