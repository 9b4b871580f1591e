using System.Net;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class ShutdownTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_under_way_is_finished_before_the_portal_ends()
    {
        var slow = new SlowEndpoint();
        await using var portal = new PortalFactory { Configure = services => services.AddSingleton<IStartupFilter>(slow) };
        portal.UseKestrel(0);
        portal.StartServer();
        using var client = portal.CreateClient();
        var lifetime = portal.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopping = new TaskCompletionSource();
        lifetime.ApplicationStopping.Register(stopping.SetResult);

        var answering = client.GetAsync(SlowEndpoint.Path, Ct);
        await slow.Arrived.Task.WaitAsync(Ct);
        lifetime.StopApplication();
        await stopping.Task.WaitAsync(Ct);
        slow.Proceed.SetResult();
        using var answer = await answering;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("done", await answer.Content.ReadAsStringAsync(Ct));
    }

    private sealed class SlowEndpoint : IStartupFilter
    {
        public const string Path = "/-/slow";

        public TaskCompletionSource Arrived { get; } = new();

        public TaskCompletionSource Proceed { get; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Use(async (context, proceed) =>
            {
                if (context.Request.Path != Path)
                {
                    await proceed(context);
                    return;
                }

                Arrived.SetResult();
                await Proceed.Task;
                await context.Response.WriteAsync("done");
            });
        };
    }
}
