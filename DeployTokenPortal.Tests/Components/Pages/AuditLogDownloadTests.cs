using System.Globalization;
using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class AuditLogDownloadTests : IAsyncLifetime
{
    private readonly TokenDoor _door = new() { Configure = HeaderSignIn.Add };

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Fact]
    public async Task Csv_holds_what_the_page_filters_and_names_are_no_formulas()
    {
        TestPortal.Succeeded(await _door.Get<DeployTokenService>().CreateAsync(
            _door.Root, HolderKind.Project, _door.Svc.Id, new DeployTokenInput("=1+1", null, DeployTokenScopes.ReadRegistry, null), CancellationToken.None));

        var (answer, text) = await ReadAsync($"/groups/{_door.Acme.Id}/audit-log/events.csv?event=deploy_token_created", _door.Root);
        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(("text/csv", "attachment; filename=audit-log.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.ToString()));
        Assert.Equal(2, lines.Length);
        Assert.Contains(",'=1+1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_hold_every_row_of_the_log()
    {
        var (answer, text) = await ReadAsync("/admin/audit-log/events.jsonl", _door.Root);

        Assert.Equal("application/jsonl", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("""{"id":1,"created_at":"2026-11-23T12:00:00+00:00","event_name":""", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.EndsWith("\"}", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/groups/1/audit-log/events.csv", HttpStatusCode.NotFound)]
    [InlineData("/groups/99999/audit-log/events.jsonl", HttpStatusCode.NotFound)]
    [InlineData("/admin/audit-log/events.csv", HttpStatusCode.Forbidden)]
    public async Task Who_may_not_see_the_log_gets_no_file(string path, HttpStatusCode expected)
    {
        var stranger = await _door.AddPersonAsync("stranger");

        var (answer, _) = await ReadAsync(path, stranger);
        var (anonymous, _) = await ReadAsync(path, null);

        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, anonymous.StatusCode);
    }

    private async Task<(HttpResponseMessage Answer, string Text)> ReadAsync(string path, Caller? caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (caller?.UserId is { } id)
            request.Headers.Add(HeaderSignIn.Header, id.ToString(CultureInfo.InvariantCulture));
        var answer = await _door.Client.SendAsync(request);
        return (answer, await answer.Content.ReadAsStringAsync());
    }
}
