using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Hosting.Demo;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Hosting.Demo;

public sealed class DemoDataTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_has_what_it_promises()
    {
        await using var portal = new PortalFactory();
        await WriteAsync(portal);
        await using var db = portal.CreateDbContext();

        Assert.Equal(40, await db.Projects.CountAsync(Ct));
        Assert.Equal(30, await db.Users.CountAsync(Ct));
        Assert.Equal(3, await db.GroupAncestors.MaxAsync(line => line.Distance, Ct));
        var tokens = await db.DeployTokens.IgnoreQueryFilters().ToListAsync(Ct);
        Assert.Equal(400, tokens.Count);
        Assert.All(Enum.GetValues<DeployTokenState>(), state => Assert.InRange(tokens.Count(token => token.StateAt(portal.Time.GetUtcNow()) == state), 10, 300));
        Assert.All(tokens, token => Assert.Empty(DeployTokenRule.Check(new(token.Name, token.Username, token.Scopes, null), portal.Time.GetUtcNow())));
        Assert.All(tokens, token => Assert.True((token.LastUsedAt ?? token.CreatedAt) <= (token.RevokedAt ?? portal.Time.GetUtcNow())));
    }

    [Fact]
    public async Task Trail_covers_a_year_in_the_order_of_time()
    {
        await using var portal = new PortalFactory();
        await WriteAsync(portal);
        await using var db = portal.CreateDbContext();

        var times = await db.AuditEvents.Where(row => row.Door == Doors.Web).OrderBy(row => row.Id).Select(row => row.At).ToListAsync(Ct);

        Assert.InRange(times.Count, 1000, 5000);
        Assert.Equal(times.Order(), times);
        Assert.InRange((times[^1] - times[0]).TotalDays, 350, 366);
        Assert.True(times[^1] <= portal.Time.GetUtcNow());
    }

    [Fact]
    public async Task Two_demos_tell_the_same_story()
    {
        var stories = new List<string[]>();
        for (var round = 0; round < 2; round++)
        {
            await using var portal = new PortalFactory();
            await WriteAsync(portal);
            await using var db = portal.CreateDbContext();
            stories.Add(await db.AuditEvents.Where(row => row.Door == Doors.Web).OrderBy(row => row.Id).Select(row => row.AuthorName + row.EntityPath + row.Message + row.Details).ToArrayAsync(Ct));
        }

        Assert.Equal(stories[0], stories[1]);
    }

    [Fact]
    public async Task Addresses_are_those_kept_for_documentation()
    {
        await using var portal = new PortalFactory();
        await WriteAsync(portal);
        await using var db = portal.CreateDbContext();

        Assert.All(await db.Users.Select(person => person.Email!).ToListAsync(Ct), mail => Assert.EndsWith("@example.com", mail, StringComparison.Ordinal));
        var addresses = await db.AuditEvents.Select(row => row.Address!).Concat(db.DeployTokens.Select(token => token.LastUsedAddress!)).Where(address => address != null).Distinct().ToListAsync(Ct);
        Assert.All(addresses, address => Assert.Matches(@"^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$", address));
    }

    [Fact]
    public async Task Shown_token_signs_in_to_the_registry()
    {
        await using var portal = new PortalFactory();
        var (username, secret) = await WriteAsync(portal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jwt/auth?service=container_registry&scope=repository:acme/platform/svc:pull,push");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{secret}")));

        using var answer = await portal.CreatePlainClient().SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(string Username, string Secret)> WriteAsync(PortalFactory portal)
    {
        await using var db = portal.CreateDbContext();
        var (_, username, secret) = await DemoData.WriteAsync(db, portal.Time.GetUtcNow(), "demo-password", "gldt-");
        return (username, secret.Reveal());
    }
}
