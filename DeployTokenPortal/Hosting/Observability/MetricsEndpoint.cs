using System.Diagnostics.Metrics;
using DeployTokenPortal.Application.Observability;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenTelemetry.Metrics;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary><c>/metrics</c> in Prometheus's text format.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public static IServiceCollection AddPortalMetrics(this IServiceCollection services)
    {
        services.AddSingleton<MetricsAccess>();
        services.AddSingleton<ProcessMetrics>();
        services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<ProcessMetrics>().Circuits);
        services.AddHostedService<MetricsServer>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(PortalMeter.Name)
            .AddPrometheusExporter(exporter =>
            {
                // One meter, one service: labels that say so everywhere would only be in the way.
                (exporter.ScopeInfoEnabled, exporter.TargetInfoEnabled) = (false, false);
                exporter.ScrapeResponseCacheDurationMilliseconds = 0;
            }));
        // Two portals in one process, as tests have them, must not count each other's doings.
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
        {
            var own = provider.GetRequiredService<IMeterFactory>();
            metrics.AddView(instrument => ReferenceEquals(instrument.Meter.Scope, own) ? null : MetricStreamConfiguration.Drop);
        });
        return services;
    }

    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // They measure nothing until somebody asks for them. Made only now: the SDK makes what it is told of before the configuration is checked.
        Type[] instruments = [typeof(ProcessMetrics), typeof(StateMetrics), typeof(DeployTokenMetrics)];
        foreach (var kind in instruments)
            _ = endpoints.ServiceProvider.GetRequiredService(kind);
        var access = endpoints.ServiceProvider.GetRequiredService<MetricsAccess>();
        endpoints.MapPrometheusScrapingEndpoint(Path, null, branch => branch.Use(access.GuardAsync), null).AllowAnonymous();
    }
}
