using System.Runtime.InteropServices;
using DeployTokenPortal.Configuration;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Shutdown;

/// <summary>
/// Ends the process when it is told to. SIGTERM comes from an orchestrator: <c>/readyz</c> says so first and everything is answered as before for
/// <c>Portal:DrainTime</c>, in which load balancers turn to other nodes; then requests under way are finished. A second one ends the wait. SIGINT and
/// SIGQUIT come from a person at the keyboard and end it without one.
/// </summary>
internal sealed class DrainingLifetime(
    Drain drain, IOptions<PortalOptions> options, IHostApplicationLifetime application, TimeProvider time, ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private ITimer? _wait;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, options.Value.DrainTime)));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, TimeSpan.Zero)));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => End(signal, TimeSpan.Zero)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins to end; the second time it ends at once.</summary>
    public void End(TimeSpan drainTime)
    {
        var isWaiting = drain.HasBegun;
        drain.Begin();
        if (isWaiting || drainTime == TimeSpan.Zero || !application.ApplicationStarted.IsCancellationRequested)
        {
            application.StopApplication();
            return;
        }

        logger.Draining(drainTime.TotalSeconds);
        _wait = time.CreateTimer(_ => application.StopApplication(), null, drainTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _wait?.Dispose();
    }

    private void End(PosixSignalContext signal, TimeSpan drainTime)
    {
        // Without this the runtime would end the process on the spot.
        signal.Cancel = true;
        End(drainTime);
    }
}
