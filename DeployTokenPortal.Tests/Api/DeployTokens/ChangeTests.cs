using System.Text.Json;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Changing and deleting, and that both hold at the registry's door with the next request.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private const string Repository = "repository:acme/platform/svc:pull,push";
    private readonly ApiDoor _api = new();
    private string _path = "";
    private (string Username, string Secret) _login;

    public async ValueTask InitializeAsync()
    {
        await _api.OpenAsync();
        var reveal = await _api.Door.TokenAsync(
            HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, "ci", new DateTimeOffset(2031, 1, 5, 0, 0, 0, TimeSpan.Zero));
        _path = $"/projects/{_api.Door.Svc.Id}/deploy_tokens/{reveal.Token.Id}";
        _login = ("ci", reveal.Secret.Reveal());
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Narrowed_scopes_hold_at_once()
    {
        Assert.Equal(["acme/platform/svc:pull,push"], await GrantsAsync());

        var answer = await _api.AnswerAsync("PUT", _path, _api.Root, """{"scopes":["read_registry"]}""");

        Assert.Equal("""200 {"id":1,"name":"ci","username":"ci","expires_at":"2031-01-05T00:00:00.000Z","scopes":["read_registry"],"revoked":false,"expired":false}""", answer);
        Assert.Equal(["acme/platform/svc:pull"], await GrantsAsync());
    }

    [Fact]
    public async Task Shortened_and_extended_ends_hold_at_once()
    {
        await _api.AnswerAsync("PUT", _path, _api.Root, """{"expires_at":"2026-11-23T12:30:00Z"}""");
        _api.Door.Portal.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, await StatusAtRegistryAsync());

        await _api.AnswerAsync("PUT", _path, _api.Root, """{"expires_at":null}""");

        Assert.Equal(["acme/platform/svc:pull,push"], await GrantsAsync());
    }

    [Fact]
    public async Task New_username_replaces_the_old_one_and_an_empty_one_means_the_default()
    {
        await _api.AnswerAsync("PUT", _path, _api.Root, """{"username":"deploy"}""");
        Assert.Equal(401, await StatusAtRegistryAsync());
        _login = ("deploy", _login.Secret);
        Assert.Equal(200, await StatusAtRegistryAsync());

        Assert.Contains("\"username\":\"gitlab+deploy-token-1\"", await _api.AnswerAsync("PUT", _path, _api.Root, """{"username":""}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_sent_stays()
    {
        Assert.Equal(
            """200 {"id":1,"name":"new","username":"ci","expires_at":"2031-01-05T00:00:00.000Z","scopes":["read_registry","write_registry"],"revoked":false,"expired":false}""",
            await _api.AnswerAsync("PUT", _path, _api.Root, """{"name":"new"}"""));
        Assert.StartsWith("200", await _api.AnswerAsync("PUT", _path, _api.Root, "{}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":""}""", """400 {"message":"Name can't be blank"}""")]
    [InlineData("""{"name":null}""", """400 {"message":"Name can't be blank"}""")]
    [InlineData("""{"scopes":[]}""", """400 {"message":"Scopes can't be blank"}""")]
    [InlineData("""{"scopes":["none"]}""", """400 {"error":"scopes does not have a valid value"}""")]
    [InlineData("""{"username":"a b"}""", """400 {"message":"Username can contain only letters, digits, '_', '-', '+', and '.'"}""")]
    [InlineData("""{"expires_at":"2020-01-01"}""", """400 {"message":"Expires at can't be in the past"}""")]
    [InlineData("""{"expires_at":"never"}""", """400 {"error":"expires_at is invalid"}""")]
    public async Task Bad_changes_are_refused_and_change_nothing(string json, string expected)
    {
        var before = await _api.AnswerAsync("GET", _path, _api.Root);

        Assert.Equal(expected, await _api.AnswerAsync("PUT", _path, _api.Root, json));
        Assert.Equal(before, await _api.AnswerAsync("GET", _path, _api.Root));
    }

    [Fact]
    public async Task Name_of_an_expired_token_can_be_changed()
    {
        await _api.AnswerAsync("PUT", _path, _api.Root, """{"expires_at":"2026-11-23T12:30:00Z"}""");
        _api.Door.Portal.Time.Advance(TimeSpan.FromHours(1));

        Assert.Contains("\"name\":\"old\"", await _api.AnswerAsync("PUT", _path, _api.Root, """{"name":"old"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_token_cannot_be_changed_back()
    {
        await _api.Door.Get<DeployTokenPortal.Application.DeployTokens.DeployTokenService>()
            .RevokeAsync(_api.Door.Root, HolderKind.Project, _api.Door.Svc.Id, 1, CancellationToken.None);

        Assert.Equal("""409 {"message":"ci was revoked. Create a new token instead."}""", await _api.AnswerAsync("PUT", _path, _api.Root, """{"name":"back"}"""));
    }

    [Fact]
    public async Task Change_is_audited_with_before_and_after()
    {
        await _api.AnswerAsync("PUT", _path, _api.Root, """{"name":"new","scopes":["read_registry"]}""");
        await using var db = _api.Door.Portal.CreateDbContext();

        var row = Assert.Single(db.AuditEvents.Where(row => row.Name == AuditEventNames.ProjectTokenUpdated));

        Assert.Equal("Deploy token new (id 1, scopes read_registry) changed.", row.Message);
        Assert.Contains("read_registry write_registry", row.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("username", row.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_token_stops_at_once_and_cannot_be_read_but_keeps_its_history()
    {
        Assert.Equal(200, await StatusAtRegistryAsync());

        Assert.Equal("204", await _api.AnswerAsync("DELETE", _path, _api.Root, "{}"));

        Assert.Equal(401, await StatusAtRegistryAsync());
        foreach (var method in new[] { "GET", "DELETE", "PUT" })
            Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync(method, _path, _api.Root));
        Assert.Equal("200 []", await _api.AnswerAsync("GET", "/deploy_tokens", _api.Root));
        await using var db = _api.Door.Portal.CreateDbContext();
        Assert.Single(db.AuditEvents.Where(row => row.Name == AuditEventNames.ProjectTokenDeleted && row.TargetId == 1));
    }

    [Fact]
    public async Task Group_tokens_are_audited_under_their_own_names()
    {
        var created = await _api.AnswerAsync("POST", "/groups/acme/deploy_tokens", _api.Root, """{"name":"all","scopes":["read_registry"]}""");
        var id = JsonDocument.Parse(created[4..]).RootElement.GetProperty("id").GetInt64();
        await _api.AnswerAsync("PUT", $"/groups/acme/deploy_tokens/{id}", _api.Root, """{"name":"every"}""");
        await _api.AnswerAsync("DELETE", $"/groups/acme/deploy_tokens/{id}", _api.Root);
        await using var db = _api.Door.Portal.CreateDbContext();

        Assert.Equal(
            [AuditEventNames.GroupTokenCreated, AuditEventNames.GroupTokenUpdated, AuditEventNames.GroupTokenDeleted],
            db.AuditEvents.Where(row => row.Door == "api").OrderBy(row => row.Id).Select(row => row.Name));
    }

    private async Task<IReadOnlyList<string>> GrantsAsync()
    {
        using var response = await _api.Door.AskAsync(_login, Repository);
        return await TokenDoor.GrantsOfAsync(response);
    }

    private async Task<int> StatusAtRegistryAsync()
    {
        using var response = await _api.Door.AskAsync(_login, Repository);
        return (int)response.StatusCode;
    }
}
