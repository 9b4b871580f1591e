using System.Net.Http.Headers;
using DeployTokenPortal.Tests.Support;

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
}
