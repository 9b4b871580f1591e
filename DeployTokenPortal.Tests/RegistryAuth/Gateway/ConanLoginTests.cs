using System.Net;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Gateway;

/// <summary>Contract §5.8: the portal signs Conan in itself.</summary>
public sealed class ConanLoginTests : IAsyncLifetime
{
    private readonly GatewayDoor _gateway = new();

    public async ValueTask InitializeAsync()
    {
        await _gateway.OpenAsync();
        await _gateway.ConnectAsync(RegistryFormat.Conan);
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Ping_tells_capabilities_to_anybody()
    {
        using var response = await _gateway.SendAsync("GET", Conan("/v1/ping"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _gateway.SendAsync("GET", "/api/v4/projects/999/packages/conan/v1/ping")).StatusCode);
        Assert.Equal(("200", "revisions"), (await ApiDoor.TextAsync(response), response.Headers.GetValues("X-Conan-Server-Capabilities").Single()));
        Assert.Empty(_gateway.Upstream.Seen);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task Log_in_answers_with_a_token_that_opens_what_the_deploy_token_opens(string version)
    {
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);
        var bearer = await LogInAsync(version, secret);

        Assert.Equal(3, bearer.Value.Split('.').Length);
        Assert.DoesNotContain(secret, bearer.Value, StringComparison.Ordinal);
        Assert.Equal("200 ok", await _gateway.AnswerAsync("GET", Conan($"/{version}/users/check_credentials"), bearer));
        Assert.Equal("200 package", await _gateway.AnswerAsync("GET", Conan($"/{version}/conans/hello/1.0/_/_/latest"), bearer));
        Assert.StartsWith("403", await _gateway.AnswerAsync("PUT", Conan($"/{version}/conans/hello/1.0/_/_/x"), bearer), StringComparison.Ordinal);
        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", Conan($"/{version}/users/authenticate"), bearer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_of_a_log_in_ends_with_the_deploy_token_and_by_itself()
    {
        var reveal = await _gateway.Door.TokenAsync(HolderKind.Project, _gateway.Door.Svc, DeployTokenScopes.ReadPackageRegistry, "ci");
        var other = await LogInAsync("v2", await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry));
        var bearer = await LogInAsync("v2", reveal.Secret.Reveal());

        TestPortal.Succeeded(await _gateway.Door.Get<DeployTokenService>().RevokeAsync(_gateway.Door.Root, HolderKind.Project, _gateway.Door.Svc.Id, reveal.Token.Id, CancellationToken.None));
        var revoked = await _gateway.AnswerAsync("GET", Conan("/v2/users/check_credentials"), bearer);
        var before = await _gateway.AnswerAsync("GET", Conan("/v2/users/check_credentials"), other);
        _gateway.Door.Portal.Time.Advance(TimeSpan.FromMinutes(61));
        var after = await _gateway.AnswerAsync("GET", Conan("/v2/users/check_credentials"), other);

        Assert.Equal(("401", "200", "401"), (revoked[..3], before[..3], after[..3]));
    }

    [Fact]
    public async Task Registry_token_and_Conan_token_never_pass_for_each_other()
    {
        var reveal = await _gateway.Door.TokenAsync(HolderKind.Project, _gateway.Door.Svc, DeployTokenScopes.ReadRegistry | DeployTokenScopes.ReadPackageRegistry, "ci");
        using var issued = await _gateway.Door.AskAsync(("ci", reveal.Secret.Reveal()), "repository:acme/platform/svc:pull");
        using var body = System.Text.Json.JsonDocument.Parse(await issued.Content.ReadAsStringAsync());
        var registry = body.RootElement.GetProperty("token").GetString();
        var conan = (await LogInAsync("v2", reveal.Secret.Reveal())).Value["Bearer ".Length..];

        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", Conan("/v2/users/check_credentials"), ("Authorization", $"Bearer {registry}")), StringComparison.Ordinal);
        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", Conan("/v2/users/check_credentials"), ("Authorization", $"Bearer {conan[..^4]}AAAA")), StringComparison.Ordinal);
        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", _gateway.Packages("npm") + "/widget", ("Authorization", $"Bearer {conan}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_is_401_and_a_search_tells_strangers_nothing()
    {
        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", Conan("/v2/users/authenticate"), ForwardDoor.Basic("ci", "wrong")), StringComparison.Ordinal);
        Assert.StartsWith("401", await _gateway.AnswerAsync("GET", Conan("/v2/users/authenticate")), StringComparison.Ordinal);
        Assert.Equal("""200 {"results":[]}""", await _gateway.AnswerAsync("GET", Conan("/v2/conans/search?q=*")));
        Assert.Empty(_gateway.Upstream.Seen);
    }

    private string Conan(string path) => _gateway.Packages("conan") + path;

    private async Task<(string Name, string Value)> LogInAsync(string version, string secret)
    {
        using var response = await _gateway.SendAsync("GET", Conan($"/{version}/users/authenticate"), ForwardDoor.Basic("anything", secret));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return ("Authorization", $"Bearer {await response.Content.ReadAsStringAsync()}");
    }
}
