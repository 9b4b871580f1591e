using System.Text;
using System.Text.Json;
using CsCheck;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.Common;

/// <summary>Whatever is sent to the REST API gets an answer in its shape, and never a 5xx.</summary>
public sealed class HostileApiTests : IAsyncLifetime
{
    private static readonly string[] s_methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"];
    private static readonly string[] s_holders = ["projects", "groups"];
    private static readonly string[] s_keys = ["name", "scopes", "expires_at", "username", "page", "per_page", "active", "token_id", "id", "scopes[]", "name[x]", "\0", "ü"];
    private static readonly string[] s_types =
        ["application/json", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "", "/", "a/b; c"];

    private static readonly string[] s_parts =
    [
        "1", "acme", "acme%2Fplatform%2Fsvc", "%2F", "%2e%2e", "..", "%", "%zz", "%25", "%252F", "a%2F%2Fb", "%5c", ";x", "*", "'", "-1", "9999999999999999999999",
        "%ff%fe", "%C3%BC", "deploy_tokens", "", "deploy_tokens/1", "deploy_tokens/x", "deploy_tokens/1/rotate", "deploy_tokens?page=1",
    ];

    private static readonly Gen<string> s_json = Gen.OneOf(
        Gen.Const("null"), Gen.Const("true"), Gen.Const("[]"), Gen.Const("{}"), Gen.Const("\"\""), Gen.Const("\"\\ud800\""), Gen.Const("\"\\u0000\""),
        Gen.Const("1e999"), Gen.Const("[[[[[[]]]]]]"), Gen.Const("{\"a\":"), Gen.Const("\"read_registry\""), Gen.Const("[\"read_registry\"]"),
        Gen.Const("\"2031-01-05\""), Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String[0, 300].Select(text => JsonSerializer.Serialize(text)));

    private static readonly Gen<byte[]> s_body = Gen.OneOf(
        Gen.Select(Gen.OneOf([.. s_keys.Select(Gen.Const)]), s_json).Array[0, 5].Select(pairs =>
            Encoding.UTF8.GetBytes("{" + string.Join(',', pairs.Select(pair => $"{JsonSerializer.Serialize(pair.Item1)}:{pair.Item2}")) + "}")),
        Gen.Select(Gen.OneOf([.. s_keys.Select(Gen.Const)]), Gen.String[0, 40]).Array[0, 5].Select(pairs =>
            Encoding.UTF8.GetBytes(string.Join('&', pairs.Select(pair => $"{pair.Item1}={pair.Item2}")))),
        Gen.Byte.Array[0, 200],
        Gen.Const(Array.Empty<byte>()));

    private static readonly Gen<Request> s_request = Gen.Select(
        Gen.OneOf([.. s_methods.Select(Gen.Const)]), Gen.OneOf([.. s_holders.Select(Gen.Const)]), Gen.OneOf([.. s_parts.Select(Gen.Const)]).Array[0, 3], Gen.OneOf([.. s_types.Select(Gen.Const)]), s_body, Gen.Bool,
        (method, holders, parts, type, body, isSignedIn) => new Request(method, $"/{holders}/{string.Join('/', parts)}", type, body, isSignedIn));

    private readonly ApiDoor _api = new(("Portal:Api:RequestsPerMinute", "1000000"));

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Thousands_of_random_requests_get_an_answer_in_the_right_shape() =>
        await s_request.SampleAsync(async request =>
        {
            using var response = await SendAsync(request);
            var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());

            Assert.True(status < 500, $"{request} gave {status} {text}");
            if (status < 400 || request.Method is "HEAD")
                return;
            using var body = JsonDocument.Parse(text);
            // Enough dots lead out of the API, to where answers have the web's own shape (RFC 9457).
            var keys = body.RootElement.EnumerateObject().Select(member => member.Name);
            Assert.True(keys.Intersect(["error", "message", "title"]).Any(), text);
            Assert.EndsWith("json", response.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }, iter: 3000, threads: 1);

    [Fact]
    public async Task Body_of_a_megabyte_is_read_or_refused()
    {
        var name = new string('n', 1_000_000);

        Assert.StartsWith("400", await _api.AnswerAsync("POST", "/groups/acme/deploy_tokens", _api.Root, $$"""{"name":"{{name}}","scopes":["read_registry"]}"""), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(Request request)
    {
        var content = request.Method is "GET" or "HEAD" or "TRACE" or "OPTIONS" ? null : new ByteArrayContent(request.Body);
        if (content is not null && request.Type.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", request.Type);
        return await _api.SendAsync(request.Method, request.Path, request.IsSignedIn ? _api.Root : null, content);
    }

    private sealed record Request(string Method, string Path, string Type, byte[] Body, bool IsSignedIn)
    {
        public override string ToString() => $"{Method} {Path} {Type} {Convert.ToBase64String(Body)}";
    }
}
