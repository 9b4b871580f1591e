using System.Diagnostics.Metrics;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Hosting.Startup;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary>What the process is and how many people look at it.</summary>
internal sealed class ProcessMetrics
{
    public ProcessMetrics(IMeterFactory meters)
    {
        var meter = meters.CreatePortalMeter();
        meter.CreateObservableGauge("portal_circuits_open", () => Circuits.Open, null, "Open pages with a live connection, also those that lost it a moment ago.");
        meter.CreateObservableGauge("portal_build_info", () => new Measurement<int>(1, PortalMeter.Label("version", PortalRun.Version)), null, "Always 1; the label says which version runs.");
    }

    public CircuitCount Circuits { get; } = new();
}

/// <summary>Counts circuits. Thread-safe.</summary>
internal sealed class CircuitCount : CircuitHandler
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _open);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref _open);
        return Task.CompletedTask;
    }
}
