using System.Net;
using DeployTokenPortal.Hosting.Shutdown;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DeployTokenPortal.Tests.Hosting;

/// <summary>What happens between SIGTERM and the end, on a clock that the test moves.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draining_portal_says_that_it_is_not_ready_and_answers_on_until_its_time_is_over()
    {
        await using var portal = new PortalFactory { IsListening = true };
        using var client = portal.CreatePlainClient();
        var stopping = Stopping(portal);

        Lifetime(portal).End(s_drainTime);
        using var readiness = await client.GetAsync("/readyz", Ct);
        using var health = await client.GetAsync("/healthz", Ct);
        using var keys = await client.GetAsync("/.well-known/jwks.json", Ct);
        portal.Time.Advance(s_drainTime - TimeSpan.FromTicks(1));
        var wasStopping = stopping.IsCancellationRequested;
        portal.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, readiness.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
        Assert.True(keys.Headers.ConnectionClose);
        Assert.False(wasStopping);
        Assert.True(stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Connection_is_kept_while_nothing_ends()
    {
        await using var portal = new PortalFactory { IsListening = true };
        using var client = portal.CreatePlainClient();

        using var keys = await client.GetAsync("/.well-known/jwks.json", Ct);

        Assert.NotEqual(true, keys.Headers.ConnectionClose);
    }

    [Fact]
    public async Task Person_at_the_keyboard_does_not_wait()
    {
        await using var portal = new PortalFactory();
        var stopping = Stopping(portal);

        Lifetime(portal).End(TimeSpan.Zero);

        Assert.True(stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Second_signal_ends_the_wait()
    {
        await using var portal = new PortalFactory();
        var stopping = Stopping(portal);

        Lifetime(portal).End(s_drainTime);
        var wasStopping = stopping.IsCancellationRequested;
        Lifetime(portal).End(s_drainTime);

        Assert.False(wasStopping);
        Assert.True(stopping.IsCancellationRequested);
    }

    private static DrainingLifetime Lifetime(PortalFactory portal) => Assert.IsType<DrainingLifetime>(portal.Services.GetRequiredService<IHostLifetime>());

    private static CancellationToken Stopping(PortalFactory portal) => portal.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
}
