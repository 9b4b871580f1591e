using System.Net;
using System.Net.Http.Headers;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class ServerLimitsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_beyond_the_limit_are_refused()
    {
        await using var portal = new PortalFactory();
        using var client = Listen(portal);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Long", new string('x', 40_000));

        using var answer = await client.GetAsync("/healthz", Ct);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Query_of_Docker_may_be_long()
    {
        await using var portal = new PortalFactory();
        using var client = Listen(portal);

        using var answer = await client.GetAsync($"/healthz?scope={new string('x', 60_000)}", Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Body_beyond_the_limit_is_refused_in_the_shape_of_the_door()
    {
        await using var portal = new PortalFactory();
        using var client = Listen(portal);
        using var body = new ByteArrayContent(new byte[2_000_000]) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } };

        using var answer = await client.PostAsync("/jwt/auth", body, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static HttpClient Listen(PortalFactory portal)
    {
        portal.UseKestrel(0);
        portal.StartServer();
        return portal.CreateClient();
    }
}
