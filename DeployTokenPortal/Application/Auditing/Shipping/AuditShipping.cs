using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>Keeps every configured place up to date, each on its own: one that is away holds up no other. It is asked again after longer and longer pauses.</summary>
internal sealed partial class AuditShipping(AuditShipper shipper, AuditTargets targets, TimeProvider time, ILogger<AuditShipping> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(targets.All.Select(target => ShipAsync(target, stoppingToken)));

    private async Task ShipAsync(IAuditTarget target, CancellationToken ct)
    {
        var pause = s_interval;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await shipper.ShipAsync(target, ct))
                {
                    // The next batch at once.
                }

                if (pause > s_interval)
                    LogArriving(logger, target.Name);
                pause = s_interval;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or DbException or DbUpdateException
                or InvalidOperationException or TimeoutException || (failure is TaskCanceledException && !ct.IsCancellationRequested))
            {
                // Once an outage, not once an attempt.
                if (pause == s_interval)
                    LogNotArriving(logger, target.Name, failure.Message);
                pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            }

            await Task.Delay(pause, time, ct);
        }
    }

    [LoggerMessage(EventId = 4111, Level = LogLevel.Warning, Message = "Audit rows do not reach {Target}: {Reason}. They are kept and sent later")]
    private static partial void LogNotArriving(ILogger logger, string target, string reason);

    [LoggerMessage(EventId = 4112, Level = LogLevel.Information, Message = "Audit rows reach {Target} again")]
    private static partial void LogArriving(ILogger logger, string target);
}
