using System.Text.Json;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.PersonalAccessTokens;

public sealed class PersonalAccessTokensTests : IAsyncLifetime
{
    private const string NotFound = """404 {"message":"404 Not found"}""";
    private const string Forbidden = """403 {"message":"403 Forbidden"}""";
    private readonly ApiDoor _api = new();
    private Caller _tom = Caller.System;

    public async ValueTask InitializeAsync()
    {
        await _api.OpenAsync();
        _tom = await _api.Door.AddPersonAsync("tom");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Token_in_use_may_always_read_itself_and_no_other()
    {
        var registry = await _api.TokenOfAsync(_tom, PersonalAccessTokenScopes.ReadRegistry);

        Assert.Equal(
            $$"""200 {"id":2,"name":"test","revoked":false,"created_at":"2026-11-23T12:00:00.000Z","description":null,"scopes":["read_registry"],"user_id":{{_tom.UserId}},"last_used_at":null,"active":true,"expires_at":null}""",
            await _api.AnswerAsync("GET", "/personal_access_tokens/self", registry));
        Assert.StartsWith("403 {\"error\":\"insufficient_scope\"", await _api.AnswerAsync("GET", "/personal_access_tokens/1", registry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_see_their_own_and_administrators_everybodys()
    {
        var tom = await _api.TokenOfAsync(_tom);

        Assert.Equal([2L], await IdsAsync("/personal_access_tokens", tom));
        Assert.Equal([1L, 2L], await IdsAsync("/personal_access_tokens", _api.Root));
        Assert.Equal([2L], await IdsAsync($"/personal_access_tokens?user_id={_tom.UserId}", _api.Root));
        Assert.Empty(await IdsAsync("/personal_access_tokens?state=inactive", _api.Root));
        Assert.Equal(Forbidden, await _api.AnswerAsync("GET", $"/personal_access_tokens?user_id={_api.Door.Root.UserId}", tom));
        Assert.Equal(NotFound, await _api.AnswerAsync("GET", "/personal_access_tokens/1", tom));
        Assert.Equal(NotFound, await _api.AnswerAsync("DELETE", "/personal_access_tokens/1", tom));
    }

    [Fact]
    public async Task Administrator_creates_a_token_that_works_as_its_owner()
    {
        var answer = await _api.AnswerAsync("POST", $"/users/{_tom.UserId}/personal_access_tokens", _api.Root, """{"name":"ci","scopes":["read_api"],"expires_at":"2031-01-05"}""");
        var body = JsonDocument.Parse(answer[4..]).RootElement;

        Assert.StartsWith("201 ", answer, StringComparison.Ordinal);
        Assert.Equal("2031-01-05", body.GetProperty("expires_at").GetString());
        Assert.Contains("\"username\":\"tom\"", await _api.AnswerAsync("GET", "/user", body.GetProperty("token").GetString()), StringComparison.Ordinal);
        Assert.Equal(Forbidden, await _api.AnswerAsync("POST", $"/users/{_tom.UserId}/personal_access_tokens", await _api.TokenOfAsync(_tom), """{"name":"x","scopes":["api"]}"""));
    }

    [Fact]
    public async Task Rotation_ends_the_old_token_and_keeps_the_scopes()
    {
        var old = await _api.TokenOfAsync(_tom, PersonalAccessTokenScopes.Api | PersonalAccessTokenScopes.ReadRegistry);

        var answer = await _api.AnswerAsync("POST", "/personal_access_tokens/self/rotate", old);
        var body = JsonDocument.Parse(answer[4..]).RootElement;

        Assert.Equal(["api", "read_registry"], body.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.StartsWith("401 {\"error\":\"invalid_token\"", await _api.AnswerAsync("GET", "/personal_access_tokens/self", old), StringComparison.Ordinal);
        Assert.StartsWith("200 ", await _api.AnswerAsync("GET", "/personal_access_tokens/self", body.GetProperty("token").GetString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry)]
    [InlineData(PersonalAccessTokenScopes.ReadApi)]
    public async Task Narrow_token_cannot_lengthen_its_own_life(PersonalAccessTokenScopes scopes)
    {
        var narrow = await _api.TokenOfAsync(_tom, scopes, _api.Door.Portal.Time.GetUtcNow().AddDays(1));

        Assert.StartsWith("403 {\"error\":\"insufficient_scope\"",
            await _api.AnswerAsync("POST", "/personal_access_tokens/self/rotate", narrow, """{"expires_at":"2099-01-01"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_can_end_itself_and_the_trail_names_its_owner()
    {
        var token = await _api.TokenOfAsync(_tom, PersonalAccessTokenScopes.ReadRegistry);

        Assert.Equal("204", await _api.AnswerAsync("DELETE", "/personal_access_tokens/self", token));

        Assert.StartsWith("401 ", await _api.AnswerAsync("GET", "/personal_access_tokens/self", token), StringComparison.Ordinal);
        await using var db = _api.Door.Portal.CreateDbContext();
        Assert.Equal("tom", Assert.Single(db.AuditEvents.Where(row => row.Name == AuditEventNames.PersonalTokenRevoked)).EntityPath);
    }

    [Theory]
    [InlineData("{}", """400 {"error":"name is missing, scopes is missing"}""")]
    [InlineData("""{"name":"x","scopes":["sudo"]}""", """400 {"error":"scopes does not have a valid value"}""")]
    [InlineData("""{"name":"x","scopes":[]}""", """400 {"message":{"scopes":["Select at least one scope."]}}""")]
    [InlineData("""{"name":" ","scopes":["api"],"expires_at":"2020-01-01"}""", """400 {"message":{"name":[""")]
    public async Task Bad_input_is_named(string json, string expected) =>
        Assert.StartsWith(expected, await _api.AnswerAsync("POST", $"/users/{_tom.UserId}/personal_access_tokens", _api.Root, json), StringComparison.Ordinal);

    private async Task<IReadOnlyList<long>> IdsAsync(string path, string token) =>
        [.. JsonDocument.Parse((await _api.AnswerAsync("GET", path, token))[4..]).RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetInt64())];
}
