using DeployTokenPortal.Configuration.Observability;
using DeployTokenPortal.Hosting.Pipeline;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary>
/// A second, small server with the metrics and nothing else, when they have an address of their own. A server instead of one more address of the portal's:
/// so nothing else can answer there, and the portal's own addresses are read from wherever the framework reads them.
/// </summary>
internal sealed class MetricsServer(IOptions<MetricsOptions> options, MetricsAccess access, MeterProvider meters, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;

    /// <exception cref="StartRefusedException">The address is taken or not this machine's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Url is not { } url)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ServerLimits.Apply).UseUrls(url);
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.Use((context, next) => context.Request.Path == MetricsEndpoint.Path ? access.GuardTokenAsync(context, next) : next(context));
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, context => context.Request.Path == MetricsEndpoint.Path, null, null, null);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException failure)
        {
            throw new StartRefusedException($"{failure.Message} Choose another address with {MetricsOptions.Section}:{nameof(MetricsOptions.Url)}.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
