using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Lists: contract §3.7.</summary>
public sealed class ListTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    private string Path => $"/projects/{_api.Door.Svc.Id}/deploy_tokens";

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Pages_follow_each_other_by_headers_and_links()
    {
        await AddAsync(45);

        var (first, second, last) = (await PageAsync("?per_page=20&active=true"), await PageAsync("?per_page=20&page=2&active=true"), await PageAsync("?per_page=20&page=3&active=true"));

        Assert.Equal((20, "1", "20", "2", "", "45", "3"), Shape(first));
        Assert.Equal((20, "2", "20", "3", "1", "45", "3"), Shape(second));
        Assert.Equal((5, "3", "20", "", "2", "45", "3"), Shape(last));
        Assert.Equal(Links(("prev", 1), ("next", 3), ("first", 1), ("last", 3)), second.Headers["Link"]);
        Assert.Equal(Links(("next", 2), ("first", 1), ("last", 3)), first.Headers["Link"]);
        Assert.Equal(Links(("prev", 2), ("first", 1), ("last", 3)), last.Headers["Link"]);
        Assert.Equal(Enumerable.Range(1, 45).Select(id => (long)id), first.Ids.Concat(second.Ids).Concat(last.Ids));
    }

    [Fact]
    public async Task Links_keep_the_encoded_path()
    {
        using var response = await _api.SendAsync("GET", "/projects/acme%2Fplatform%2Fsvc/deploy_tokens", _api.Root);

        Assert.Equal(
            "<https://portal.example/api/v4/projects/acme%2Fplatform%2Fsvc/deploy_tokens?page=1&per_page=20>; rel=\"first\", "
            + "<https://portal.example/api/v4/projects/acme%2Fplatform%2Fsvc/deploy_tokens?page=1&per_page=20>; rel=\"last\"",
            Assert.Single(response.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task Empty_list_has_one_page() => Assert.Equal((0, "1", "20", "", "", "0", "1"), Shape(await PageAsync("")));

    [Fact]
    public async Task Page_past_the_end_is_empty()
    {
        await AddAsync(1);

        Assert.Equal((0, "9", "20", "", "8", "1", "1"), Shape(await PageAsync("?page=9")));
    }

    [Fact]
    public async Task Size_is_capped_at_100_without_an_error()
    {
        await AddAsync(101);

        Assert.Equal((100, "1", "100", "2", "", "101", "2"), Shape(await PageAsync("?per_page=5000")));
    }

    [Fact]
    public async Task Keyset_paging_is_not_offered_and_ignored()
    {
        await AddAsync(1);

        Assert.Equal((1, "1", "20", "", "", "1", "1"), Shape(await PageAsync("?pagination=keyset&order_by=id&sort=desc")));
    }

    [Fact]
    public async Task Totals_are_left_out_above_10000_rows()
    {
        await using (var db = _api.Door.Portal.CreateDbContext())
        {
            for (var number = 0; number < 10_001; number++)
            {
                var details = new DeployTokenDetails("many", "many", DeployTokenScopes.ReadRegistry, null);
                db.DeployTokens.Add(DeployToken.Create(HolderKind.Project, _api.Door.Svc.Id, details, null, _api.Door.Portal.Time.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        }

        var page = await PageAsync("?page=100&per_page=100");

        Assert.Equal((100, "101", "99"), (page.Ids.Count, page.Headers["X-Next-Page"], page.Headers["X-Prev-Page"]));
        Assert.False(page.Headers.ContainsKey("X-Total") || page.Headers.ContainsKey("X-Total-Pages"));
        Assert.DoesNotContain("rel=\"last\"", page.Headers["Link"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?active=true", 1)]
    [InlineData("?active=TRUE", 1)]
    [InlineData("?active=1", 1)]
    [InlineData("?active=t", 1)]
    [InlineData("?active=false", 3)]
    [InlineData("?active=", 3)]
    [InlineData("", 3)]
    public async Task Active_keeps_live_tokens_and_anything_else_keeps_all(string query, int count)
    {
        await AddAsync(1);
        await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry, expiresAt: _api.Door.Portal.Time.GetUtcNow().AddHours(1));
        var revoked = (await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry)).Token.Id;
        await _api.Door.Get<DeployTokenService>().RevokeAsync(_api.Door.Root, HolderKind.Project, _api.Door.Svc.Id, revoked, CancellationToken.None);
        _api.Door.Portal.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(count, (await PageAsync(query)).Ids.Count);
    }

    [Fact]
    public async Task Ended_tokens_say_how_they_ended()
    {
        await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry, "ci", _api.Door.Portal.Time.GetUtcNow().AddHours(1));
        await _api.Door.Get<DeployTokenService>().RevokeAsync(_api.Door.Root, HolderKind.Project, _api.Door.Svc.Id, 1, CancellationToken.None);
        _api.Door.Portal.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(
            """200 [{"id":1,"name":"ci","username":"ci","expires_at":"2026-11-23T13:00:00.000Z","scopes":["read_registry"],"revoked":true,"expired":true}]""",
            await _api.AnswerAsync("GET", Path, _api.Root));
    }

    [Fact]
    public async Task List_holds_only_the_holders_own_tokens()
    {
        await _api.Door.TokenAsync(HolderKind.Group, _api.Door.Acme, DeployTokenScopes.ReadRegistry);
        await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Foreign, DeployTokenScopes.ReadRegistry);

        Assert.Equal("200 []", await _api.AnswerAsync("GET", Path, _api.Root));
        Assert.Equal("200 []", await _api.AnswerAsync("GET", "/groups/acme%2Fplatform/deploy_tokens", _api.Root));
        Assert.Equal(2, (await PageAsync("", "/deploy_tokens")).Ids.Count);
    }

    [Theory]
    [InlineData("?per_page=0", "per_page has a value not allowed")]
    [InlineData("?per_page=x", "per_page is invalid")]
    [InlineData("?per_page=-1", "per_page does not have a valid value")]
    [InlineData("?page=0", "page does not have a valid value")]
    [InlineData("?page=-5", "page does not have a valid value")]
    [InlineData("?page=1.5", "page is invalid")]
    [InlineData("?page=99999999999999999999", "page is invalid")]
    [InlineData("?page[]=1", "page is invalid")]
    [InlineData("?active=maybe", "active is invalid")]
    [InlineData("?active=maybe&page=x", "page is invalid, active is invalid")]
    public async Task Wrong_values_are_named(string query, string expected) =>
        Assert.Equal($$"""400 {"error":"{{expected}}"}""", await _api.AnswerAsync("GET", Path + query, _api.Root));

    [Fact]
    public async Task Body_and_content_type_of_a_get_are_ignored()
    {
        using var form = new StringContent("page=x", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using var response = await _api.SendAsync("GET", Path, _api.Root, form);

        Assert.Equal("200 []", await ApiDoor.TextAsync(response));
    }

    private async Task AddAsync(int count)
    {
        for (var number = 0; number < count; number++)
            await _api.Door.TokenAsync(HolderKind.Project, _api.Door.Svc, DeployTokenScopes.ReadRegistry);
    }

    private async Task<(IReadOnlyList<long> Ids, Dictionary<string, string> Headers)> PageAsync(string query, string? path = null)
    {
        using var response = await _api.SendAsync("GET", (path ?? Path) + query, _api.Root);
        Assert.Equal(200, (int)response.StatusCode);
        using var body = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ([.. body.RootElement.EnumerateArray().Select(token => token.GetProperty("id").GetInt64())],
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    private static (int, string, string, string, string, string, string) Shape((IReadOnlyList<long> Ids, Dictionary<string, string> Headers) page) => (
        page.Ids.Count, page.Headers["X-Page"], page.Headers["X-Per-Page"], page.Headers["X-Next-Page"], page.Headers["X-Prev-Page"],
        page.Headers["X-Total"], page.Headers["X-Total-Pages"]);

    private string Links(params IEnumerable<(string Relation, int Page)> links) => string.Join(", ", links.Select(link =>
        $"<https://portal.example/api/v4{Path}?active=true&page={link.Page}&per_page=20>; rel=\"{link.Relation}\""));
}
