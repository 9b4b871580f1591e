using System.Net;
using System.Text.Json;
using DeployTokenPortal.Application.Auditing.Shipping;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Security.Integrity;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Auditing.Shipping;

public sealed class AuditShipperTests
{
    private const string Secret = "a secret of 24 characters";

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_arrive_once_in_their_order_and_signed(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        await using var receiver = await UpstreamServer.StartAsync();
        using var client = new HttpClient();
        var target = new WebhookTarget(client, new Uri(receiver.Address), Secret, portal.Time);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);

        foreach (var number in Enumerable.Range(1, 103))
            await portal.AddGroupAsync(root, $"g{number}");
        while (await portal.Get<AuditShipper>().ShipAsync(target, Ct))
        {
        }

        await portal.Get<AuditShipper>().ShipAsync(target, Ct);
        await portal.AddGroupAsync(root, "later");
        await portal.Get<AuditShipper>().ShipAsync(target, Ct);

        Assert.Equal(["audit-1-100", "audit-101-103", "audit-104-104"], receiver.Seen.Select(request => request.Headers["webhook-id"]));
        Assert.Equal(Enumerable.Range(1, 104).Select(id => (long)id), receiver.Seen.SelectMany(IdsOf));
        Assert.All(receiver.Seen, request => Assert.Equal(
            WebhookSignature.Sign(Secret, request.Headers["webhook-id"], portal.Time.GetUtcNow().ToUnixTimeSeconds(), request.Body), request.Headers["webhook-signature"]));
        Assert.All(receiver.Seen, request => Assert.Equal("1795435200", request.Headers["webhook-timestamp"]));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task What_was_not_taken_is_sent_again(HttpStatusCode refusal)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var receiver = await UpstreamServer.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var target = new WebhookTarget(client, new Uri(receiver.Address), Secret, portal.Time);
        await portal.AddGroupAsync(await portal.AddPersonAsync("root", isAdministrator: true), "acme");

        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = (int)refusal);
        await Assert.ThrowsAsync<HttpRequestException>(() => portal.Get<AuditShipper>().ShipAsync(target, Ct));
        receiver.Answer = context => Task.FromResult(context.Response.StatusCode = 204);
        await portal.Get<AuditShipper>().ShipAsync(target, Ct);

        Assert.Equal(["audit-1-1", "audit-1-1"], receiver.Seen.Select(request => request.Headers["webhook-id"]));
    }

    [Fact]
    public async Task Collector_gets_log_records_in_the_json_encoding()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var collector = await UpstreamServer.StartAsync();
        using var client = new HttpClient();
        await portal.AddGroupAsync(await portal.AddPersonAsync("root", isAdministrator: true), "acme");

        await portal.Get<AuditShipper>().ShipAsync(new OtlpTarget(client, new Uri(collector.Address)), Ct);

        var request = Assert.Single(collector.Seen);
        var record = JsonDocument.Parse(request.Body).RootElement.GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords")[0];
        Assert.Equal("POST /v1/logs", request.ToString());
        Assert.Equal(("1795435200000000000", 9, "Group acme created."), (
            record.GetProperty("timeUnixNano").GetString(), record.GetProperty("severityNumber").GetInt32(), record.GetProperty("body").GetProperty("stringValue").GetString()));
        Assert.Contains("""{"key":"audit.event_name","value":{"stringValue":"group_created"}}""", request.Body, StringComparison.Ordinal);
        Assert.Contains("""{"key":"audit.id","value":{"intValue":"1"}}""", request.Body, StringComparison.Ordinal);
    }

    private static IEnumerable<long> IdsOf(SeenRequest request) =>
        JsonDocument.Parse(request.Body).RootElement.GetProperty("events").EnumerateArray().Select(row => row.GetProperty("id").GetInt64());
}
