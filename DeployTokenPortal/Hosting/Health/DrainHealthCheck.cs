using DeployTokenPortal.Hosting.Shutdown;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DeployTokenPortal.Hosting.Health;

/// <summary>A node that is about to end wants no further requests.</summary>
internal sealed class DrainHealthCheck(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());
}
