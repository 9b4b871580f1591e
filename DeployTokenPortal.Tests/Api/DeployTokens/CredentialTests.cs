using System.Text;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>What signs in at the REST API and what does not: contract §3.2 and §3.6.</summary>
public sealed class CredentialTests : IAsyncLifetime
{
    private const string List = "/projects/acme%2Fplatform%2Fsvc/deploy_tokens";
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("PRIVATE-TOKEN", "{0}")]
    [InlineData("Private-Token", "{0}")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "bearer {0}")]
    public async Task Personal_access_token_signs_in_by_header(string name, string format) =>
        Assert.Equal("200 []", await AnswerAsync(List, name, string.Format(System.Globalization.CultureInfo.InvariantCulture, format, _api.Root)));

    [Theory]
    [InlineData("private_token")]
    [InlineData("access_token")]
    public async Task Personal_access_token_signs_in_by_query_and_stays_out_of_links(string name)
    {
        using var response = await _api.SendAsync("GET", $"{List}?{name}={_api.Root}", null);

        Assert.Equal("200 []", await ApiDoor.TextAsync(response));
        Assert.DoesNotContain(_api.Root, response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_credentials_count_as_none()
    {
        var secret = (await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry, "ci")).Secret.Reveal();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"root:{_api.Root}"));

        foreach (var (name, value) in new[] { ("Job-Token", _api.Root), ("Deploy-Token", secret), ("Authorization", $"Basic {basic}"), ("Cookie", "portal=x") })
            Assert.Equal("""404 {"message":"404 Project Not Found"}""", await AnswerAsync(List, name, value));
    }

    [Theory]
    [InlineData("PRIVATE-TOKEN", "{0}")]
    [InlineData("Authorization", "Bearer {0}")]
    public async Task Deploy_token_in_the_place_of_an_access_token_is_unknown(string name, string format)
    {
        var secret = (await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry)).Secret.Reveal();

        Assert.Equal("""401 {"message":"401 Unauthorized"}""",
            await AnswerAsync(List, name, string.Format(System.Globalization.CultureInfo.InvariantCulture, format, secret)));
    }

    [Fact]
    public async Task Read_api_reads_and_no_more()
    {
        var token = await _api.TokenOfAsync(_api.Door.Root, PersonalAccessTokenScopes.ReadApi);

        Assert.Equal("200 []", await _api.AnswerAsync("GET", List, token));
        Assert.Equal("200", await _api.AnswerAsync("HEAD", List, token));
        Assert.Equal(
            """403 {"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"}""",
            await _api.AnswerAsync("POST", List, token, """{"name":"ci","scopes":["read_registry"]}"""));
    }

    [Fact]
    public async Task Registry_scopes_do_not_open_the_api()
    {
        var token = await _api.TokenOfAsync(_api.Door.Root, PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry);

        Assert.Equal(
            """403 {"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api read_api"}""",
            await _api.AnswerAsync("GET", List, token));
    }

    [Fact]
    public async Task Expired_token_says_so_with_a_challenge()
    {
        var token = await _api.TokenOfAsync(_api.Door.Root, expiresAt: _api.Door.Portal.Time.GetUtcNow().AddHours(1));
        _api.Door.Portal.Time.Advance(TimeSpan.FromHours(2));

        using var response = await _api.SendAsync("GET", List, token);

        const string text = "Token is expired. You can either do re-authorization or token refresh.";
        Assert.Equal($$"""401 {"error":"invalid_token","error_description":"{{text}}"}""", await ApiDoor.TextAsync(response));
        Assert.Equal($"Bearer realm=\"Protected by OAuth 2.0\", error=\"invalid_token\", error_description=\"{text}\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Revoked_token_says_so_at_once()
    {
        var service = _api.Door.Get<PersonalAccessTokenService>();
        var reveal = TestPortal.Succeeded(await service.CreateAsync(
            _api.Door.Root, new PersonalAccessTokenInput("ci", PersonalAccessTokenScopes.Api, null), CancellationToken.None));
        Assert.Equal("200 []", await _api.AnswerAsync("GET", List, reveal.Secret.Reveal()));
        await service.RevokeAsync(_api.Door.Root, reveal.Token.Id, CancellationToken.None);

        Assert.Equal("""401 {"error":"invalid_token","error_description":"Token was revoked. You have to re-authorize from the user."}""",
            await _api.AnswerAsync("GET", List, reveal.Secret.Reveal()));
    }

    [Fact]
    public async Task Plain_401_carries_no_challenge()
    {
        using var response = await _api.SendAsync("GET", "/deploy_tokens", null);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Last_use_of_the_token_is_noted()
    {
        await _api.AnswerAsync("GET", List, _api.Root);

        var uses = _api.Door.Get<UsageRecorder>().Drain();

        Assert.Contains(uses.Personal, use => use.Value.Last.For == "api");
    }

    private async Task<string> AnswerAsync(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v4" + path);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _api.Door.Client.SendAsync(request);
        return await ApiDoor.TextAsync(response);
    }
}
