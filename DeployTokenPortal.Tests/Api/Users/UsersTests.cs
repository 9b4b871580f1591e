using System.Text.Json;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Users;

public sealed class UsersTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Person_is_created_with_a_one_time_link_blocked_unblocked_and_deleted()
    {
        var created = await _api.AnswerAsync("POST", "/users", _api.Root, """{"email":"ana@acme.example","name":"Ana","username":"ana"}""");
        Assert.StartsWith("201 ", created, StringComparison.Ordinal);
        var body = JsonDocument.Parse(created[4..]).RootElement;
        var id = body.GetProperty("id").GetInt64();
        Assert.StartsWith("https://portal.example/invitation#", body.GetProperty("invitation_url").GetString(), StringComparison.Ordinal);

        Assert.Equal("201 true", await _api.AnswerAsync("POST", $"/users/{id}/block", _api.Root));
        Assert.Contains("\"state\":\"blocked\"", await _api.AnswerAsync("GET", $"/users/{id}", _api.Root), StringComparison.Ordinal);
        Assert.Equal("201 true", await _api.AnswerAsync("POST", $"/users/{id}/unblock", _api.Root));
        Assert.Contains("\"username\":\"ana\"", await _api.AnswerAsync("GET", "/users?search=ana", _api.Root), StringComparison.Ordinal);
        Assert.Equal("204", await _api.AnswerAsync("DELETE", $"/users/{id}", _api.Root));
        Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync("GET", $"/users/{id}", _api.Root));
    }

    [Theory]
    [InlineData("{}", """400 {"error":"email is missing, name is missing"}""")]
    [InlineData("""{"email":"nonsense","name":"Ana"}""", """400 {"message":{"email":[""")]
    public async Task Bad_input_is_named(string json, string expected) =>
        Assert.StartsWith(expected, await _api.AnswerAsync("POST", "/users", _api.Root, json), StringComparison.Ordinal);

    [Fact]
    public async Task Others_read_nobody_but_themselves_and_change_nobody()
    {
        var tom = await _api.Door.AddPersonAsync("tom");
        var token = await _api.TokenOfAsync(tom);

        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("GET", "/users", token));
        Assert.Equal("""404 {"message":"404 Not found"}""", await _api.AnswerAsync("GET", $"/users/{_api.Door.Root.UserId}", token));
        Assert.StartsWith("200 ", await _api.AnswerAsync("GET", $"/users/{tom.UserId}", token), StringComparison.Ordinal);
        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("DELETE", $"/users/{_api.Door.Root.UserId}", token));
        Assert.Equal("""403 {"message":"403 Forbidden"}""", await _api.AnswerAsync("POST", "/users", token, """{"email":"x@acme.example","name":"X"}"""));
        Assert.Equal("""409 {"message":"You cannot delete yourself."}""", await _api.AnswerAsync("DELETE", $"/users/{_api.Door.Root.UserId}", _api.Root));
    }
}
