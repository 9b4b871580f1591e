using System.Net;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_of_a_started_portal_is_good(string path)
    {
        await using var portal = new PortalFactory();

        using var answer = await portal.CreatePlainClient().GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
