using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>Has a key ready before the first request, then looks every minute for what is due or what another node has done.</summary>
internal sealed partial class SigningKeyMaintenance(SigningKeyService keys, TimeProvider time, ILogger<SigningKeyMaintenance> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.MaintainAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.MaintainAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException)
            {
                LogNotMaintained(logger, failure);
            }
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "Signing keys could not be looked after; the known ones stay in use")]
    private static partial void LogNotMaintained(ILogger logger, Exception failure);
}
