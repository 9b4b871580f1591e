using System.Data.Common;
using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>Checks the audit log soon after the start and every hour, so that pages can say how it stands and somebody hears of a break.</summary>
internal sealed partial class AuditWatch(AuditVerification verification, TimeProvider time, ILogger<AuditWatch> logger) : BackgroundService
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
                if ((await verification.CheckAsync(stoppingToken)).Break is { } fault)
                    LogBroken(logger, fault.EventId, fault.Kind);
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
            {
                LogNotChecked(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "The audit log is broken at row {EventId}: {Kind}")]
    private static partial void LogBroken(ILogger logger, long eventId, AuditBreakKind kind);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "The audit log could not be checked")]
    private static partial void LogNotChecked(ILogger logger, Exception failure);
}
