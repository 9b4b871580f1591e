using System.Text.Json;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Auditing;

public sealed class AuditEventsTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync()
    {
        await _api.OpenAsync();
        await _api.AnswerAsync("POST", "/projects/acme%2Fplatform%2Fsvc/deploy_tokens", _api.Root, """{"name":"ci","scopes":["read_registry"]}""");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Event_has_gitlabs_keys_and_no_secret()
    {
        var answer = await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc/audit_events?per_page=1", _api.Root);
        var row = JsonDocument.Parse(answer[4..]).RootElement[0];
        var details = row.GetProperty("details");

        Assert.Equal(["id", "author_id", "entity_id", "entity_type", "event_name", "details", "created_at"], row.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Project", "deploy_token_created", "ci", "root"), (row.GetProperty("entity_type").GetString(), row.GetProperty("event_name").GetString(),
            details.GetProperty("target_details").GetString(), details.GetProperty("author_name").GetString()));
        Assert.Equal("api", details.GetProperty("door").GetString());
        Assert.DoesNotContain("gldt-", answer, StringComparison.Ordinal);
        Assert.Equal($"200 {row.GetRawText()}", await _api.AnswerAsync("GET", $"/groups/acme/audit_events/{row.GetProperty("id")}", _api.Root));
        Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync("GET", $"/groups/other/audit_events/{row.GetProperty("id")}", _api.Root));
    }

    [Fact]
    public async Task Maintainers_read_theirs_and_administrators_everything()
    {
        var maintainer = await _api.MemberAsync("mats", AccessLevel.Maintainer, ResourceKind.Group, _api.Door.Acme);
        var developer = await _api.MemberAsync("dev", AccessLevel.Developer, ResourceKind.Group, _api.Door.Acme);

        Assert.StartsWith("200 ", await _api.AnswerAsync("GET", "/groups/acme/audit_events", maintainer), StringComparison.Ordinal);
        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("GET", "/groups/acme/audit_events", developer));
        Assert.Equal("""404 {"message":"404 Group Not Found"}""", await _api.AnswerAsync("GET", "/groups/other/audit_events", maintainer));
        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("GET", "/audit_events", maintainer));
        Assert.StartsWith("200 ", await _api.AnswerAsync("GET", "/audit_events", _api.Root), StringComparison.Ordinal);
        Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync("GET", "/audit_events", null));
    }

    [Fact]
    public async Task Event_names_the_token_that_was_used()
    {
        var details = JsonDocument.Parse((await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc/audit_events?per_page=1", _api.Root))[4..])
            .RootElement[0].GetProperty("details");

        Assert.Equal(("test", JsonValueKind.Number), (details.GetProperty("token_name").GetString(), details.GetProperty("token_id").ValueKind));
        Assert.Equal(64, details.GetProperty("hash").GetString()!.Length);
    }

    [Fact]
    public async Task Events_are_written_out_oldest_first()
    {
        using var answer = await _api.SendAsync("GET", "/groups/acme/audit_events/export", _api.Root);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("application/jsonl", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("deploy_token_created", JsonDocument.Parse(lines[^1]).RootElement.GetProperty("event_name").GetString());
        Assert.Equal(lines.Order(Comparer<string>.Create((a, b) => IdOf(a).CompareTo(IdOf(b)))), lines);
        Assert.DoesNotContain("gldt-", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_written_out_as_csv_and_narrowed()
    {
        var answer = await _api.AnswerAsync("GET", "/projects/acme%2Fplatform%2Fsvc/audit_events/export?format=csv&event_name=deploy_token_created", _api.Root);

        Assert.StartsWith("200 id,created_at,event_name,", answer, StringComparison.Ordinal);
        Assert.Equal(2, answer.Split("\r\n").Length);
    }

    [Fact]
    public async Task Export_is_for_those_who_may_read()
    {
        var developer = await _api.MemberAsync("dev", AccessLevel.Developer, ResourceKind.Group, _api.Door.Acme);

        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("GET", "/groups/acme/audit_events/export", developer));
        Assert.Equal("""404 {"message":"404 Group Not Found"}""", await _api.AnswerAsync("GET", "/groups/other/audit_events/export", developer));
        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("GET", "/audit_events/export", developer));
        Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync("GET", "/audit_events/export", null));
        Assert.Equal("""400 {"error":"format does not have a valid value"}""", await _api.AnswerAsync("GET", "/audit_events/export?format=xml", _api.Root));
    }

    private static long IdOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt64();

    [Theory]
    [InlineData("?created_after=2026-11-24", 0)]
    [InlineData("?created_before=2026-11-23", 0)]
    [InlineData("?created_after=2026-11-23&event_name=deploy_token_created", 1)]
    public async Task Events_can_be_narrowed(string query, int count)
    {
        var answer = await _api.AnswerAsync("GET", "/groups/acme/audit_events" + query, _api.Root);

        Assert.Equal(count, JsonDocument.Parse(answer[4..]).RootElement.GetArrayLength());
    }
}
