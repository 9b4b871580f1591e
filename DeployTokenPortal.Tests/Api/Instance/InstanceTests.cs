using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Instance;

public sealed class InstanceTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/version")]
    [InlineData("/metadata")]
    [InlineData("/user")]
    public async Task Nobody_gets_401(string path) => Assert.Equal("""401 {"message":"401 Unauthorized"}""", await _api.AnswerAsync("GET", path, null));

    [Fact]
    public async Task First_answer_tells_the_rate_limit()
    {
        using var response = await _api.SendAsync("GET", "/", null);

        Assert.Equal("3000", Assert.Single(response.Headers.GetValues("RateLimit-Limit")));
    }

    [Fact]
    public async Task Versions_are_told_to_who_is_signed_in()
    {
        var token = await _api.TokenOfAsync(_api.Door.Root, PersonalAccessTokenScopes.ReadApi);

        Assert.Equal("""200 {"version":"17.0.0","revision":"0.1.0"}""", await _api.AnswerAsync("GET", "/version", token));
        Assert.Equal(
            """200 {"version":"17.0.0","revision":"0.1.0","kas":{"enabled":false,"externalUrl":null,"externalK8sProxyUrl":null,"version":null},"enterprise":false}""",
            await _api.AnswerAsync("GET", "/metadata", token));
    }

    [Fact]
    public async Task Owner_of_the_token_is_told()
    {
        var answer = await _api.AnswerAsync("GET", "/user", await _api.TokenOfAsync(await _api.Door.AddPersonAsync("tom"), PersonalAccessTokenScopes.ReadApi));

        Assert.Contains("\"username\":\"tom\",\"name\":\"tom\",\"state\":\"active\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"is_admin\":false", answer, StringComparison.Ordinal);
    }
}
