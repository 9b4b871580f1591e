using System.Net;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/css/base.css", HttpStatusCode.OK)]
    [InlineData("/theme.css", HttpStatusCode.OK)]
    [InlineData("/jwt/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/api/v4/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/auth/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/v2/", HttpStatusCode.NotFound)]
    [InlineData("/not-found", HttpStatusCode.OK)]
    [InlineData(FaultyEndpoints.Path, HttpStatusCode.InternalServerError)]
    public async Task Every_answer_carries_the_headers(string path, HttpStatusCode status)
    {
        await using var portal = new PortalFactory { Configure = FaultyEndpoints.Add };

        using var answer = await portal.CreatePlainClient().GetAsync(path, Ct);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Policy_allows_no_inline_script_no_foreign_host_and_no_frame()
    {
        await using var portal = new PortalFactory();

        using var answer = await portal.CreatePlainClient().GetAsync("/not-found", Ct);
        var rules = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ").Select(rule => rule.Split(' ')).ToDictionary(rule => rule[0], rule => rule[1..]);

        Assert.Equal(["'self'"], rules["default-src"]);
        Assert.Equal(["'self'"], rules["script-src"]);
        Assert.Equal(["'none'"], rules["frame-ancestors"]);
        Assert.All(rules.Values.SelectMany(sources => sources), source => Assert.Contains(source, (string[])["'self'", "'none'", "'unsafe-inline'", "data:"]));
    }

    [Fact]
    public async Task Page_is_not_kept_in_any_cache()
    {
        await using var portal = new PortalFactory();

        using var answer = await portal.CreatePlainClient().GetAsync("/not-found", Ct);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Strict_transport_security_is_sent_behind_TLS_only(string scheme, bool isSent)
    {
        await using var portal = new PortalFactory();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://tokens.example.com/healthz") { Headers = { { "X-Forwarded-Proto", scheme } } };

        using var answer = await portal.CreatePlainClient().SendAsync(request, Ct);

        Assert.Equal(isSent, answer.Headers.Contains("Strict-Transport-Security"));
    }
}
