using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Creating and reading: contract §3.3, §3.5 and §3.6.</summary>
public sealed class CreateTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    private string Path => $"/projects/{_api.Door.Svc.Id}/deploy_tokens";

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Answer_has_gitlabs_keys_in_order_and_the_secret_last_and_only_once()
    {
        using var response = await _api.SendAsync("POST", Path, _api.Root,
            """{"name":"MyToken","scopes":["read_registry","read_repository"],"expires_at":"2031-02-14T00:00:00.000Z","username":"ci"}""");
        var body = await response.Content.ReadAsStringAsync();
        var secret = JsonDocument.Parse(body).RootElement.GetProperty("token").GetString()!;
        const string rest = """
            "name":"MyToken","username":"ci","expires_at":"2031-02-14T00:00:00.000Z","scopes":["read_repository","read_registry"],"revoked":false,"expired":false
            """;

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal($$"""{"id":1,{{rest}},"token":"{{secret}}"}""", body);
        Assert.Equal($$"""200 {"id":1,{{rest}}}""", await _api.AnswerAsync("GET", Path + "/1", _api.Root));
        Assert.Equal($$"""200 [{"id":1,{{rest}}}]""", await _api.AnswerAsync("GET", Path, _api.Root));
        Assert.Equal($$"""200 [{"id":1,{{rest}}}]""", await _api.AnswerAsync("GET", "/deploy_tokens", _api.Root));
        Assert.StartsWith("gldt-", secret, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"a","scopes":["read_registry"]}""")]
    [InlineData("""{"name":"a","scopes":["read_registry"],"username":"","expires_at":""}""")]
    [InlineData("""{"name":"a","scopes":["read_registry"],"username":null,"expires_at":null}""")]
    public async Task Username_and_end_may_be_left_out(string json) => Assert.StartsWith(
        """201 {"id":1,"name":"a","username":"gitlab+deploy-token-1","expires_at":null,"scopes":["read_registry"],"revoked":false,"expired":false,""",
        await _api.AnswerAsync("POST", Path, _api.Root, json), StringComparison.Ordinal);

    [Fact]
    public async Task Same_name_and_username_may_be_used_again()
    {
        const string json = """{"name":"a","scopes":["read_registry"],"username":"same"}""";

        Assert.StartsWith("201", await _api.AnswerAsync("POST", Path, _api.Root, json), StringComparison.Ordinal);
        Assert.StartsWith("201", await _api.AnswerAsync("POST", Path, _api.Root, json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name=a&scopes[]=read_registry&scopes[]=write_registry")]
    [InlineData("name=a&scopes%5B%5D=write_registry&scopes%5B%5D=read_registry&scopes%5B%5D=read_registry")]
    [InlineData("name=a&scopes=read_registry,%20write_registry")]
    [InlineData("name=a&scopes=read_registry,,write_registry,&unknown[x]=1&foo=bar")]
    public async Task Form_bodies_are_read(string form)
    {
        using var response = await _api.SendAsync("POST", Path, _api.Root, new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")));

        Assert.Contains("\"scopes\":[\"read_registry\",\"write_registry\"]", await ApiDoor.TextAsync(response), StringComparison.Ordinal);
        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact]
    public async Task Multipart_bodies_are_read()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("a"), "name" },
            { new StringContent("read_registry"), "scopes[]" },
            { new StringContent("write_registry"), "scopes[]" },
        };

        using var response = await _api.SendAsync("POST", Path, _api.Root, form);

        Assert.Contains("\"scopes\":[\"read_registry\",\"write_registry\"]", await ApiDoor.TextAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2031-01-05", "2031-01-05T00:00:00.000Z")]
    [InlineData("20310105", "2031-01-05T00:00:00.000Z")]
    [InlineData("2031-01-05T08:00:00+02:00", "2031-01-05T06:00:00.000Z")]
    [InlineData("2031-01-05 08:00", "2031-01-05T08:00:00.000Z")]
    [InlineData("2031-01-05T08:00:00Z", "2031-01-05T08:00:00.000Z")]
    [InlineData("2031-01-05T08:00:00.123456Z", "2031-01-05T08:00:00.123Z")]
    public async Task Dates_are_read_leniently_and_kept_as_utc(string sent, string kept) => Assert.Contains(
        $"\"expires_at\":\"{kept}\"",
        await _api.AnswerAsync("POST", Path, _api.Root, $$"""{"name":"a","scopes":["read_registry"],"expires_at":"{{sent}}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"2031-02-30\"")]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"foo\"")]
    [InlineData("20310105")]
    [InlineData("1735689600")]
    [InlineData("[\"2031-01-05\"]")]
    [InlineData("{}")]
    [InlineData("true")]
    public async Task What_is_no_date_is_invalid(string sent) => Assert.Equal(
        """400 {"error":"expires_at is invalid"}""",
        await _api.AnswerAsync("POST", Path, _api.Root, $$"""{"name":"a","scopes":["read_registry"],"expires_at":{{sent}}}"""));

    [Theory]
    [InlineData("{}", """{"error":"name is missing, scopes is missing"}""")]
    [InlineData("""{"scopes":["read_registry"]}""", """{"error":"name is missing"}""")]
    [InlineData("""{"name":"a"}""", """{"error":"scopes is missing"}""")]
    [InlineData("""{"name":"a","scopes":["read_registry","bad"]}""", """{"error":"scopes does not have a valid value"}""")]
    [InlineData("""{"name":"a","scopes":["READ_REGISTRY"]}""", """{"error":"scopes does not have a valid value"}""")]
    [InlineData("""{"name":"a","scopes":[["read_registry"]]}""", """{"error":"scopes does not have a valid value"}""")]
    [InlineData("""{"name":"a","scopes":[]}""", """{"message":"Scopes can't be blank"}""")]
    [InlineData("""{"name":"a","scopes":""}""", """{"message":"Scopes can't be blank"}""")]
    [InlineData("""{"name":"a","scopes":[""]}""", """{"message":"Scopes can't be blank"}""")]
    [InlineData("""{"name":"a","scopes":null}""", """{"message":"Scopes can't be blank"}""")]
    [InlineData("""{"name":"a","scopes":{"a":1}}""", """{"message":"Scopes can't be blank"}""")]
    [InlineData("""{"name":["a"],"scopes":["read_registry"]}""", """{"error":"name is invalid"}""")]
    [InlineData("""{"name":{},"scopes":["read_registry"]}""", """{"error":"name is invalid"}""")]
    [InlineData("""{"name":"a\u0000b","scopes":["read_registry"]}""", """{"error":"name is invalid"}""")]
    [InlineData("""{"name":"a\ud800","scopes":["read_registry"]}""", """{"error":"name is invalid"}""")]
    [InlineData("""{"name":"  ","scopes":["read_registry"]}""", """{"message":"Name can't be blank"}""")]
    [InlineData("""{"name":"a","scopes":["read_registry"],"username":"a b"}""",
        """{"message":"Username can contain only letters, digits, '_', '-', '+', and '.'"}""")]
    [InlineData("""{"name":"a","scopes":["read_registry"],"expires_at":"2020-01-01"}""", """{"message":"Expires at can't be in the past"}""")]
    [InlineData("""{"name":"","scopes":[]}""", """{"message":"Name can't be blank and Scopes can't be blank"}""")]
    [InlineData("""{"name":"","scopes":[],"username":"ä"}""",
        """{"message":"Name can't be blank, Username can contain only letters, digits, '_', '-', '+', and '.', and Scopes can't be blank"}""")]
    [InlineData("{", """{"error":"The request body cannot be read as JSON."}""")]
    [InlineData("[]", """{"error":"The request body cannot be read as a JSON object."}""")]
    [InlineData("\"name\"", """{"error":"The request body cannot be read as a JSON object."}""")]
    public async Task Bad_input_is_answered_in_the_right_shape(string json, string expected) =>
        Assert.Equal("400 " + expected, await _api.AnswerAsync("POST", Path, _api.Root, json));

    [Fact]
    public async Task Too_long_texts_are_refused_by_name()
    {
        var (name, username) = (new string('n', 256), new string('u', 256));

        Assert.Equal(
            """400 {"message":"Name is too long (maximum is 255 characters) and Username is too long (maximum is 255 characters)"}""",
            await _api.AnswerAsync("POST", Path, _api.Root, $$"""{"name":"{{name}}","scopes":["read_registry"],"username":"{{username}}"}"""));
    }

    [Fact]
    public async Task Number_as_name_becomes_text() => Assert.Contains(
        "\"name\":\"42\"", await _api.AnswerAsync("POST", Path, _api.Root, """{"name":42,"scopes":["read_registry"]}"""), StringComparison.Ordinal);

    [Fact]
    public async Task Parameters_come_before_visibility_and_role()
    {
        const string missing = """400 {"error":"name is missing, scopes is missing"}""";

        Assert.Equal(missing, await _api.AnswerAsync("POST", Path, null, "{}"));
        Assert.Equal(missing, await _api.AnswerAsync("POST", "/projects/none%2Fnone/deploy_tokens", _api.Root));
    }

    [Fact]
    public async Task Other_content_types_are_415()
    {
        using var response = await _api.SendAsync("POST", Path, _api.Root, new StringContent("<a/>", new MediaTypeHeaderValue("text/xml")));

        Assert.Equal("""415 {"error":"The provided content-type 'text/xml' is not supported."}""", await ApiDoor.TextAsync(response));
    }

    [Fact]
    public async Task Broken_multipart_is_400()
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        using var response = await _api.SendAsync("POST", Path, _api.Root, content);

        Assert.Equal("""400 {"error":"The request body cannot be read as a form."}""", await ApiDoor.TextAsync(response));
    }

    [Fact]
    public async Task Creation_and_refused_creation_are_in_the_audit_trail_without_the_secret()
    {
        var created = await _api.AnswerAsync("POST", Path, _api.Root, """{"name":"good","scopes":["read_registry"]}""");
        await _api.AnswerAsync("POST", Path, _api.Root, """{"name":"bad","scopes":[]}""");
        await using var db = _api.Door.Portal.CreateDbContext();

        var events = db.AuditEvents.Where(row => row.Door == "api").OrderBy(row => row.Id).ToList();

        Assert.Equal([AuditEventNames.ProjectTokenCreated, AuditEventNames.ProjectTokenCreationFailed], events.Select(row => row.Name));
        Assert.DoesNotContain(JsonDocument.Parse(created[4..]).RootElement.GetProperty("token").GetString()!, JsonSerializer.Serialize(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_fill_the_audit_trail_of_a_public_project_from_outside()
    {
        await _api.AnswerAsync("POST", "/projects/acme%2Fopen/deploy_tokens", null, """{"name":"flood","scopes":["read_registry"]}""");
        await using var db = _api.Door.Portal.CreateDbContext();

        Assert.Empty(db.AuditEvents.Where(row => row.Door == "api"));
    }
}
