using System.Data.Common;
using DeployTokenPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Usage;

/// <summary>Removes old usage soon after the start and every hour.</summary>
internal sealed class UsageMaintenance(UsageRetention retention, TimeProvider time, ILogger<UsageMaintenance> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.RestAsync(time, stoppingToken);
        using var timer = new PeriodicTimer(s_interval, time);
        do
        {
            try
            {
                await retention.RemoveOldAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
            {
                logger.UsageNotRemoved(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
