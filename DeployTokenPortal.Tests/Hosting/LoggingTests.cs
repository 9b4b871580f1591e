using System.Net;
using System.Net.Http.Headers;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class LoggingTests
{
    private const string Secret = "s3cr3t-canary";

    [Theory]
    [InlineData("/jwt/auth?account=x&service=container_registry&scope=" + Secret)]
    [InlineData("/healthz?token=" + Secret)]
    [InlineData("/-/test-failure?token=" + Secret)]
    [InlineData("/invitation/" + Secret)]
    [InlineData("/unknown/" + Secret)]
    public async Task Log_holds_neither_query_strings_nor_credentials(string address)
    {
        using var log = new LogCollector();
        await using var portal = new PortalFactory
        {
            Configure = services =>
            {
                FaultyEndpoints.Add(services);
                log.Add(services);
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("x:s3cr3t-canary"u8));
        request.Headers.Add("Cookie", $"portal={Secret}");

        using var answer = await portal.CreatePlainClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains("eDpzM2NyM3Q", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=abc", "no form")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task Form_that_cannot_be_read_is_the_callers_fault_and_no_failure_of_the_portal(string type, string? form)
    {
        using var log = new LogCollector();
        await using var portal = new PortalFactory { Configure = log.Add };
        using var client = portal.CreatePlainClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out");
        // A token's cookie, and more fields than a form may have.
        request.Headers.Add("Cookie", await FormCookieAsync(client));
        request.Content = new StringContent(form ?? string.Join('&', Enumerable.Repeat("a=1", 3000)));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Range_that_a_client_made_up_writes_no_line()
    {
        using var log = new LogCollector();
        await using var portal = new PortalFactory { Configure = log.Add };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/css/base.css") { Headers = { Range = new RangeHeaderValue(99_999_999, null) } };

        using var answer = await portal.CreatePlainClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.DoesNotContain(log.Lines, line => line.Contains("Range", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forwarder_writes_no_line_of_its_own_for_each_request()
    {
        using var log = new LogCollector();
        await using var portal = new PortalFactory { Configure = log.Add };

        var forwarder = portal.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Yarp.ReverseProxy.Forwarder.HttpForwarder");

        Assert.False(forwarder.IsEnabled(LogLevel.Warning));
    }

    private static async Task<string> FormCookieAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/setup", TestContext.Current.CancellationToken);
        return page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
