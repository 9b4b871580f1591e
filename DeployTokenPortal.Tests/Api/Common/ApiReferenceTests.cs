using System.Text.Json;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Common;

public sealed class ApiReferenceTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_takes_and_how_it_fails()
    {
        using var document = await DocumentAsync();
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(member => (path.Name, member))).ToList();

        Assert.True(operations.Count > 50, $"{operations.Count} operations");
        Assert.All(operations, operation =>
        {
            Assert.StartsWith("/api/v4", operation.Name, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(operation.member.Value.GetProperty("summary").GetString()), operation.Name);
            var answers = operation.member.Value.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToList();
            Assert.Contains(answers, answer => answer.StartsWith('2'));
            Assert.Superset(new HashSet<string> { "400", "401", "403", "404", "429" }, answers.ToHashSet());
        });
    }

    [Fact]
    public async Task Creation_of_a_deploy_token_is_described_with_types_and_examples()
    {
        using var document = await DocumentAsync();

        var body = document.RootElement.GetProperty("paths").GetProperty("/api/v4/groups/{id}/deploy_tokens").GetProperty("post").GetProperty("requestBody").GetProperty("content");

        var schema = body.GetProperty("application/json").GetProperty("schema");
        Assert.Equal(["name", "scopes"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("date-time", schema.GetProperty("properties").GetProperty("expires_at").GetProperty("format").GetString());
        Assert.Equal("ci-push", schema.GetProperty("properties").GetProperty("name").GetProperty("examples")[0].GetString());
        Assert.True(body.TryGetProperty("multipart/form-data", out _));
    }

    [Theory]
    [InlineData("/api/docs/index.html")]
    [InlineData("/api/docs/swagger-ui-bundle.js")]
    public async Task Page_comes_from_the_product_itself(string path)
    {
        using var response = await _api.Door.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("script-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private async Task<JsonDocument> DocumentAsync() => JsonDocument.Parse(await _api.Door.Client.GetStringAsync(new Uri("/openapi/v4.json", UriKind.Relative)));
}
