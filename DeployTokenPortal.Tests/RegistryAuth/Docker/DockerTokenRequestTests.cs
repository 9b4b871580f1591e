using System.Net;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>What does not depend on one token: anonymous clients, hostile and other forms of the request, floods.</summary>
public sealed class DockerTokenRequestTests : IAsyncLifetime
{
    private const DeployTokenScopes Both = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;

    private readonly TokenDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    // Contract §4.4.
    [Theory]
    [InlineData("", 403, "")]
    [InlineData("repository:acme/platform/svc:pull", 403, "")]
    [InlineData("repository:acme/open:push", 403, "")]
    [InlineData("registry:catalog:*", 403, "")]
    [InlineData("repository:acme/open:pull", 200, "acme/open:pull")]
    [InlineData("repository:acme/open/web:pull,push", 200, "acme/open/web:pull")]
    public async Task Anonymous_client_gets_public_pulls_or_denied(string scope, int status, string granted)
    {
        var answer = await _door.AskAsync(null, scope);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
            Assert.Equal([granted], await TokenDoor.GrantsOfAsync(answer));
        else
            Assert.Equal("""{"errors":[{"code":"DENIED","message":"access forbidden"}],"http_status":403}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic /zo=")]
    public async Task Header_that_is_no_wellformed_Basic_counts_as_anonymous(string header)
    {
        using var request = TokenDoor.Request(null, "service=container_registry&scope=repository:acme/open:pull");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        var answer = await _door.Client.SendAsync(request);

        Assert.Equal(["acme/open:pull"], await TokenDoor.GrantsOfAsync(answer));
    }

    [Theory]
    [InlineData("service=other")]
    [InlineData("")]
    [InlineData("service=container_registry&service=other")]
    public async Task Nothing_is_signed_for_another_service(string query)
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);

        var answer = await _door.Client.SendAsync(TokenDoor.Request(LoginOf(token), query));
        var bad = await _door.Client.SendAsync(TokenDoor.Request(("nobody", "wrong"), query));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, bad.StatusCode);
    }

    [Fact]
    public async Task Answer_carries_both_token_names_and_is_not_stored()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both, username: "ci-push");

        var answer = await _door.AskAsync(LoginOf(token), "repository:acme/platform/svc:pull");
        using var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var claims = await TokenDoor.ClaimsOfAsync(answer);

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["token", "access_token", "expires_in", "issued_at"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(300, body.RootElement.GetProperty("expires_in").GetInt32());
        Assert.Equal("2026-11-23T12:00:00Z", body.RootElement.GetProperty("issued_at").GetString());
        Assert.Equal("ci-push", claims.GetProperty("sub").GetString());
        Assert.Equal("deploy_token", claims.GetProperty("auth_type").GetString());
        Assert.Equal("container_registry", claims.GetProperty("aud").GetString());
    }

    [Theory]
    [InlineData("grant_type=password&username={u}&password={p}&service=container_registry&scope=repository:acme/platform/svc:pull,push repository:acme/open:pull&client_id=containerd-client", 200)]
    [InlineData("grant_type=password&username={u}&password=wrong&service=container_registry", 401)]
    [InlineData("grant_type=password&username={u}&service=container_registry", 400)]
    [InlineData("grant_type=refresh_token&refresh_token=x&service=container_registry", 400)]
    [InlineData("username={u}&password={p}&service=container_registry", 400)]
    [InlineData("grant_type=password&username={u}&password={p}&service=other", 404)]
    [InlineData("grant_type=password&username={u}&password={p}&password=x&service=container_registry", 400)]
    public async Task Post_answers_the_password_form(string form, int status)
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        var filled = form.Replace("{u}", Uri.EscapeDataString(token.Token.Username), StringComparison.Ordinal)
            .Replace("{p}", token.Secret.Reveal(), StringComparison.Ordinal);

        var answer = await _door.Client.PostAsync(
            new Uri("/jwt/auth", UriKind.Relative), new StringContent(filled, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
            Assert.Equal(["acme/platform/svc:pull,push", "acme/open:pull"], await TokenDoor.GrantsOfAsync(answer));
        Assert.DoesNotContain("refresh_token\":", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flood_of_guesses_is_refused_while_a_token_in_use_still_works()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(LoginOf(token))).StatusCode);

        for (var guess = 0; guess < 30; guess++)
            await _door.AskAsync((token.Token.Username, $"gldt-guess-number-{guess:D10}"));
        var flooded = await _door.AskAsync((token.Token.Username, "gldt-guess-number-9999999999"));
        var inUse = await _door.AskAsync(LoginOf(token));
        var afterSuccess = await _door.AskAsync((token.Token.Username, "gldt-guess-number-9999999999"));

        Assert.Equal(HttpStatusCode.TooManyRequests, flooded.StatusCode);
        Assert.NotNull(flooded.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, inUse.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, afterSuccess.StatusCode);
    }

    [Fact]
    public async Task Last_use_is_stored_without_the_request_waiting_for_it()
    {
        var token = await _door.TokenAsync(HolderKind.Project, _door.Svc, Both);

        await _door.AskAsync(LoginOf(token), "repository:acme/platform/svc:push,pull");
        await _door.Get<UsageWriter>().FlushAsync(CancellationToken.None);
        var view = TestPortal.Succeeded(await _door.Get<DeployTokenQueries>().GetAsync(
            _door.Root, HolderKind.Project, _door.Svc.Id, token.Token.Id, CancellationToken.None));

        Assert.Equal(_door.Portal.Time.GetUtcNow(), view.LastUsedAt);
        Assert.Equal("push", view.LastUsedFor);
    }

    private static (string, string) LoginOf(DeployTokenReveal token) => (token.Token.Username, token.Secret.Reveal());
}
