using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.ForwardAuth;

/// <summary>Lines for checks that are not understood: for whoever sets up a proxy, and nothing to fill a disk with.</summary>
public sealed class RefusedCheckLinesTests
{
    private const int TooMany = 7;

    [Theory]
    [InlineData("/auth/forward/nginx?format=npm&project=acme/open", false)]
    [InlineData("/auth/forward/envoy/widget", false)]
    [InlineData("/auth/forward/nginx", true)]
    [InlineData("/auth/forward/nginx?format=npm&project=acme/open", true)]
    public async Task Flood_of_checks_that_are_not_understood_writes_so_many_lines_a_second(string address, bool hasHeaders)
    {
        using var log = new LogCollector();
        await using var portal = new PortalFactory { Configure = log.Add };
        using var client = portal.CreatePlainClient();

        for (var number = 0; number < LineBudget.MostASecond + TooMany; number++)
            await RefuseAsync(client, address, hasHeaders);
        var inOneSecond = CountLines(log);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await RefuseAsync(client, address, hasHeaders);

        Assert.Equal(LineBudget.MostASecond, inOneSecond);
        Assert.Equal(LineBudget.MostASecond + 1, CountLines(log));
        Assert.Contains(log.Lines, line => line.Contains($"{TooMany} more forward-auth checks", StringComparison.Ordinal));
    }

    private static async Task RefuseAsync(HttpClient client, string address, bool hasHeaders)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (hasHeaders)
        {
            request.Headers.Add("X-Original-Method", "GET");
            request.Headers.Add("X-Original-URI", "/-/-/-/nothing");
            request.Headers.Add("X-HTTP-Method-Override", "PUT");
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static int CountLines(LogCollector log) => log.Lines.Count(line => line.Contains("Forward-auth for", StringComparison.Ordinal));
}
