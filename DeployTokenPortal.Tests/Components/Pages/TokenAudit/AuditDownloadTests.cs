using System.Globalization;
using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages.TokenAudit;

public sealed class AuditDownloadTests : IAsyncLifetime
{
    private readonly TokenDoor _door = new() { Configure = HeaderSignIn.Add };

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Fact]
    public async Task Tokens_come_as_the_page_filters_them_and_names_are_no_formulas()
    {
        await CreateAsync("=HYPERLINK(\"http://198.51.100.1\")", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry);
        await CreateAsync("puller", DeployTokenScopes.ReadRegistry);

        var (answer, lines) = await ReadAsync($"/groups/{_door.Acme.Id}/audit/tokens.csv?scope=write_registry", _door.Root);

        Assert.Equal(("text/csv", "attachment; filename=deploy-tokens.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.ToString()));
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("holder,id,name,username,scopes,state", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("acme/platform/svc,1,\"'=HYPERLINK(\"\"http://198.51.100.1\"\")\",gitlab+deploy-token-1,read_registry write_registry,active,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_come_by_scope()
    {
        await CreateAsync("pusher", DeployTokenScopes.WriteRegistry);

        var (_, lines) = await ReadAsync($"/admin/audit/scopes.csv?days=30", _door.Root);

        Assert.Equal(8, lines.Count);
        Assert.Contains("created_in_30_days", lines[0], StringComparison.Ordinal);
        Assert.Contains("write_registry,1,0,0,1,1,0,0,0,0,0", lines);
    }

    [Theory]
    [InlineData("/groups/1/audit/tokens.csv")]
    [InlineData("/groups/1/audit/scopes.csv")]
    [InlineData("/groups/99999/audit/tokens.csv")]
    [InlineData("/admin/audit/tokens.csv")]
    public async Task Who_may_not_see_the_page_gets_no_file(string path)
    {
        var stranger = await _door.AddPersonAsync("stranger");

        var (answer, _) = await ReadAsync(path, stranger);
        var (anonymous, _) = await ReadAsync(path, null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, anonymous.StatusCode);
    }

    private async Task CreateAsync(string name, DeployTokenScopes scopes) => TestPortal.Succeeded(await _door.Get<DeployTokenService>().CreateAsync(
        _door.Root, HolderKind.Project, _door.Svc.Id, new DeployTokenInput(name, null, scopes, null), CancellationToken.None));

    private async Task<(HttpResponseMessage Answer, List<string> Lines)> ReadAsync(string path, Caller? caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (caller?.UserId is { } id)
            request.Headers.Add(HeaderSignIn.Header, id.ToString(CultureInfo.InvariantCulture));
        var answer = await _door.Client.SendAsync(request);
        return (answer, [.. (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)]);
    }
}
