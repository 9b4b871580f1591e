using System.Text.Json;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Requests as clients write them that cannot run here, answered in full.</summary>
public sealed class ClientShapesTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Gone = """404 {"message":"404 Not found"}""";
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync()
    {
        await _api.OpenAsync();
        await SendAsync("POST", "/projects", Json, """{"name":"App One","path":"app.one_x-y","namespace_id":1}""");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("projects", "acme%2Fapp%2Eone_x-y")]
    [InlineData("groups", "acme%2Fplatform")]
    public async Task Terraform_asks_for_limits_creates_reads_and_deletes(string holders, string holder)
    {
        var path = $"/{holders}/{holder}/deploy_tokens";
        (string, string)[] headers = [("User-Agent", "Terraform/1.9.8 terraform-provider-gitlab/17.7.0"), ("Accept", Json)];

        var limits = await _api.AnswerAsync("GET", "/", null);
        var created = await SendAsync(
            "POST", path, Json, """{"name":"ci-push","expires_at":"2031-01-05T00:00:00Z","username":"ci","scopes":["read_registry","write_registry"]}""", headers);
        var read = await SendAsync("GET", path + "/1", headers: headers);
        var deleted = await SendAsync("DELETE", path + "/1", headers: headers);
        var readAgain = await SendAsync("GET", path + "/1", headers: headers);
        var deletedAgain = await SendAsync("DELETE", path + "/1", headers: headers);

        const string shown = """{"id":1,"name":"ci-push","username":"ci","expires_at":"2031-01-05T00:00:00.000Z","scopes":["read_registry","write_registry"],"revoked":false,"expired":false""";
        Assert.Equal("""401 {"message":"401 Unauthorized"}""", limits);
        Assert.Equal($$"""201 {{shown}},"token":"{{SecretOf(created)}}"}""", created);
        Assert.Equal($$"""200 {{shown}}}""", read);
        Assert.Equal(["204", Gone, Gone], [deleted, readAgain, deletedAgain]);
    }

    [Fact]
    public async Task Terraform_without_username_and_expiry_reads_the_defaults()
    {
        var created = await SendAsync("POST", "/projects/acme%2Fapp%2Eone_x-y/deploy_tokens", Json, """{"name":"ci","scopes":["read_registry"]}""");

        Assert.Equal(
            $$"""201 {"id":1,"name":"ci","username":"gitlab+deploy-token-1","expires_at":null,"scopes":["read_registry"],"revoked":false,"expired":false,"token":"{{SecretOf(created)}}"}""",
            created);
    }

    [Theory]
    [InlineData("2031-01-05")]
    [InlineData("2031-01-05T00%3A00%3A00Z")]
    public async Task Gitlab4j_posts_a_form_lists_and_deletes(string expiresAt)
    {
        const string path = "/projects/acme%2Fapp%2Eone%5Fx%2Dy/deploy_tokens";
        (string, string)[] headers = [("Accept", Json), ("User-Agent", "Jersey/3.1.6 (HttpUrlConnection 17.0.12)")];

        var created = await SendAsync("POST", path, Form, $"name=ci&expires_at={expiresAt}&username=ci&scopes%5B%5D=read_registry&scopes%5B%5D=write_registry", headers);
        var listed = await SendAsync("GET", path + "?per_page=96&page=1", headers: headers);
        var deleted = await SendAsync("DELETE", path + "/1", headers: headers);
        var empty = await SendAsync("GET", path + "?per_page=96&page=1", headers: headers);

        const string shown = """{"id":1,"name":"ci","username":"ci","expires_at":"2031-01-05T00:00:00.000Z","scopes":["read_registry","write_registry"],"revoked":false,"expired":false""";
        Assert.Equal($$"""201 {{shown}},"token":"{{SecretOf(created)}}"}""", created);
        Assert.Equal($$"""200 [{{shown}}}]""", listed);
        Assert.Equal(["204", "200 []"], [deleted, empty]);
    }

    [Fact]
    public async Task Gitlab4j_may_leave_the_brackets_unencoded()
    {
        var created = await SendAsync("POST", "/groups/1/deploy_tokens", Form + "; charset=UTF-8", "name=ci&expires_at=2031-01-05&username=ci&scopes[]=read_registry");

        Assert.Equal(
            $$"""201 {"id":1,"name":"ci","username":"ci","expires_at":"2031-01-05T00:00:00.000Z","scopes":["read_registry"],"revoked":false,"expired":false,"token":"{{SecretOf(created)}}"}""",
            created);
    }

    [Fact]
    public async Task External_secrets_refreshes_with_the_same_name_and_cleans_up_the_older_token()
    {
        const string path = "/projects/acme%2Fplatform%2Fsvc/deploy_tokens";
        const string body = """{"expires_at":"2031-01-05T00:00:00Z","name":"svc-pull","scopes":["read_registry"],"username":"puller"}""";
        (string, string)[] headers = [("User-Agent", "Go-http-client/1.1"), ("Accept-Encoding", "gzip")];

        var first = await SendAsync("POST", path, Json, body, headers);
        var second = await SendAsync("POST", path, Json, body, headers);
        int[] bothLive = [await StatusAtRegistryAsync(first), await StatusAtRegistryAsync(second)];
        string[] cleanUps = [await SendAsync("DELETE", path + "/1", headers: headers), await SendAsync("DELETE", path + "/1", headers: headers)];

        const string shown = "\"name\":\"svc-pull\",\"username\":\"puller\",\"expires_at\":\"2031-01-05T00:00:00.000Z\",\"scopes\":[\"read_registry\"],\"revoked\":false,\"expired\":false";
        Assert.Equal($$"""201 {"id":1,{{shown}},"token":"{{SecretOf(first)}}"}""", first);
        Assert.Equal($$"""201 {"id":2,{{shown}},"token":"{{SecretOf(second)}}"}""", second);
        Assert.NotEqual(SecretOf(first), SecretOf(second));
        Assert.Equal([200, 200], bothLive);
        Assert.Equal(["204", Gone], cleanUps);
        Assert.Equal((401, 200), (await StatusAtRegistryAsync(first), await StatusAtRegistryAsync(second)));
    }

    private async Task<string> SendAsync(string method, string path, string? type = null, string? body = null, params (string Name, string Value)[] headers)
    {
        using var content = body is null ? null : new StringContent(body);
        content?.Headers.Remove("Content-Type");
        content?.Headers.TryAddWithoutValidation("Content-Type", type);
        var address = _api.Door.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/api/v4" + path;
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = content;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Private-Token", _api.Root);
        using var response = await _api.Door.Client.SendAsync(request);
        return await ApiDoor.TextAsync(response);
    }

    private async Task<int> StatusAtRegistryAsync(string created)
    {
        using var response = await _api.Door.AskAsync(("puller", SecretOf(created)), "repository:acme/platform/svc:pull");
        return (int)response.StatusCode;
    }

    /// <summary>The secret in an answer to a creation; it must look like one.</summary>
    private static string SecretOf(string created)
    {
        var secret = JsonDocument.Parse(created[4..]).RootElement.GetProperty("token").GetString()!;
        Assert.Matches("^gldt-[0-9A-Za-z]{20,}$", secret);
        return secret;
    }
}
