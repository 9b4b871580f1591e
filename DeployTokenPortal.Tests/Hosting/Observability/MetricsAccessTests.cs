using System.Net;
using System.Net.Sockets;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Hosting.Observability;

public sealed class MetricsAccessTests
{
    private const string Token = "0123456789abcdef-metrics";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "localhost", "", HttpStatusCode.OK)]
    [InlineData("::1", "[::1]:5080", "", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:5080", "", HttpStatusCode.OK)]
    [InlineData("192.0.2.7", "localhost", "", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "tokens.example.com", "", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost.example.com", "", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For: 203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("192.0.2.7", "localhost", "X-Forwarded-For: 127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-Proto: https", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "Forwarded: for=203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "X-Real-IP: 203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "localhost", "Via: 1.1 proxy", HttpStatusCode.Forbidden)]
    public async Task Unless_opened_only_a_caller_on_this_machine_reads(string peer, string host, string header, HttpStatusCode expected)
    {
        await using var portal = Behind(peer);

        using var answer = await AskAsync(portal, host, header);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync(Ct)).Contains("portal_build_info", StringComparison.Ordinal));
    }

    // Its headers are taken off before anybody sees them, and it is still no caller on this machine.
    [Fact]
    public async Task Proxy_on_this_machine_that_is_not_trusted_opens_nothing()
    {
        await using var portal = Behind("127.0.0.1", ("Portal:ForwardedHeaders:TrustedProxies", "10.0.0.0/8"));

        using var answer = await AskAsync(portal, "localhost", "X-Forwarded-For: 203.0.113.9");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("Authorization: Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("Authorization: bearer " + Token, HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization: Bearer " + Token + "x", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization: Bearer 0123456789abcdef-metricS", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization: Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization: Basic " + Token, HttpStatusCode.Unauthorized)]
    [InlineData("PRIVATE-TOKEN: " + Token, HttpStatusCode.Unauthorized)]
    public async Task With_a_token_whoever_presents_it_reads_and_nobody_else(string header, HttpStatusCode expected)
    {
        await using var portal = Behind("192.0.2.7", ("Portal:Metrics:Token", Token));

        using var answer = await AskAsync(portal, "tokens.example.com", header);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized ? "Bearer realm=\"metrics\"" : "", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task With_a_token_this_machine_needs_it_too_and_only_in_the_header()
    {
        await using var portal = Behind("127.0.0.1", ("Portal:Metrics:Token", Token));

        using var answer = await AskAsync(portal, "localhost", "", $"/metrics?token={Token}&access_token={Token}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Only_GET_is_answered(string method)
    {
        await using var portal = Behind("127.0.0.1");
        using var request = new HttpRequestMessage(new HttpMethod(method), "/metrics");
        using var client = portal.CreatePlainClient();

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Answer_is_text_that_nobody_keeps()
    {
        await using var portal = Behind("127.0.0.1");

        using var answer = await AskAsync(portal, "localhost", "");

        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Address_of_their_own_has_the_metrics_and_nothing_else()
    {
        var url = FreeAddress();
        await using var portal = Behind("127.0.0.1", ("Portal:Metrics:Url", url));
        using var client = portal.CreatePlainClient();
        using var own = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(url) };

        var page = await MetricsPage.ReadAsync(own);
        string[] others = ["/", "/healthz", "/metrics/", "/metrics/x", "/api/v4/version", "/jwt/auth", "/help/alert-rules.yaml"];
        var statuses = await Task.WhenAll(others.Select(async path => (await own.GetAsync(new Uri(path, UriKind.Relative), Ct)).StatusCode));
        using var main = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Ct);

        Assert.Equal(1, page.Value("portal_build_info"));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(HttpStatusCode.NotFound, main.StatusCode);
    }

    [Fact]
    public async Task Address_of_their_own_wants_the_token_when_there_is_one()
    {
        var url = FreeAddress();
        await using var portal = Behind("127.0.0.1", ("Portal:Metrics:Url", url), ("Portal:Metrics:Token", Token));
        using var client = portal.CreatePlainClient();
        using var own = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(url) };

        using var refused = await own.GetAsync(new Uri("/metrics", UriKind.Relative), Ct);
        own.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        var page = await MetricsPage.ReadAsync(own);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(1, page.Value("portal_build_info"));
    }

    [Fact]
    public async Task Portal_listens_where_it_did_beside_the_address_of_the_metrics()
    {
        using var data = new TemporaryDirectory();
        var url = FreeAddress();
        using var process = PortalProcess.Start(data.Path, Path.GetTempPath(), "--Portal:Metrics:Url", url);
        using var kill = Ct.Register(process.Kill);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        var portal = await ListeningAsync(process);
        var ready = await client.GetStringAsync(new Uri(portal + "/readyz"), Ct);
        var metrics = await client.GetStringAsync(new Uri(url + "/metrics"), Ct);

        Assert.Equal(0, await PortalProcess.StopAsync(process));
        Assert.Equal("Healthy", ready);
        Assert.Contains("deploy_tokens_active{", metrics, StringComparison.Ordinal);
        Assert.NotEqual(url, portal);
    }

    [Fact]
    public async Task Address_that_is_taken_refuses_the_start_and_names_the_key()
    {
        using var data = new TemporaryDirectory();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, _, errors) = await PortalProcess.RunAsync(data.Path, "--Portal:Metrics:Url", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, exitCode);
        Assert.Contains("Portal:Metrics:Url", errors, StringComparison.Ordinal);
    }

    private static PortalFactory Behind(string peer, params IReadOnlyList<(string, string)> settings) => new([.. settings])
    {
        Configure = services => services.AddSingleton<IStartupFilter>(new FaultyEndpoints { Peer = IPAddress.Parse(peer) }),
    };

    private static async Task<HttpResponseMessage> AskAsync(PortalFactory portal, string host, string header, string address = "/metrics")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        if (header.Split(": ") is [var name, var value])
            request.Headers.TryAddWithoutValidation(name, value);
        using var client = portal.CreatePlainClient();
        return await client.SendAsync(request, Ct);
    }

    private static async Task<string> ListeningAsync(System.Diagnostics.Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            if (line.Split(" listens on ") is [_, var rest])
                return rest.Split(';')[0];
        }

        return "nowhere";
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
