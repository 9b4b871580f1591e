using System.Diagnostics;
using DeployTokenPortal.Configuration.Binding;
using DeployTokenPortal.Configuration.Observability;
using DeployTokenPortal.Hosting.Startup;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary>Traces of requests and database commands, sent by OTLP when an endpoint is configured. Otherwise nothing of it is in the way of a request.</summary>
internal static class Tracing
{
    // Asked every few seconds by machines that want no answer worth a trace; or open as long as a page is.
    private static readonly PathString[] s_untraced = ["/healthz", "/readyz", MetricsEndpoint.Path, "/_blazor", "/_framework"];

    public static IServiceCollection AddPortalTracing(this IServiceCollection services, IConfiguration configuration)
    {
        // Faults are reported with all others, when the configuration is checked.
        var options = new TracingOptions();
        SettingReader.Read(configuration, TracingOptions.Section, options);
        if (!options.TryGetAddress(out var address))
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("deploy-token-portal", serviceVersion: PortalRun.Version))
            .WithTracing(traces => traces
                // The caller's own wish to be traced is not followed: it costs the portal, not the caller.
                .SetSampler(new TraceIdRatioBasedSampler(Math.Clamp(options.SamplePercent, 1, 100) / 100.0))
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !Array.Exists(s_untraced, path => context.Request.Path.StartsWithSegments(path)))
                .AddEntityFrameworkCoreInstrumentation()
                .AddProcessor(new SpanDiscretion())
                .AddOtlpExporter(otlp => (otlp.Endpoint, otlp.Protocol) =
                    (address, options.Protocol == TracingProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf)));
        return services;
    }
}

/// <summary>
/// Leaves in a span only what is known to be harmless: no path, query string, header, user name or address, whatever an instrumentation may add one day.
/// Runs before the exporter.
/// </summary>
internal sealed class SpanDiscretion : BaseProcessor<Activity>
{
    private static readonly string[] s_kept =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        // Older and newer names of the same: a system, and a command whose values are placeholders.
        "db.system", "db.statement", "db.system.name", "db.operation.name", "db.query.summary", "db.query.text", "db.response.status_code",
    ];

    public override void OnEnd(Activity data)
    {
        // The portal looks after itself every few seconds; a command that no request asked for is no trace.
        if (data.Kind == ActivityKind.Client && data.ParentSpanId == default)
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;

        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!s_kept.Contains(name))
                data.SetTag(name, null);
        }

        // A header of the caller's.
        data.TraceStateString = null;
    }
}
