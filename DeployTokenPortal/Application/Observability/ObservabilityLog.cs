namespace DeployTokenPortal.Application.Observability;

internal static partial class ObservabilityLog
{
    [LoggerMessage(EventId = 4501, Level = LogLevel.Warning, Message = "Active deploy tokens could not be counted for the metrics; the last numbers are told for a while")]
    public static partial void TokensNotCounted(this ILogger logger, Exception failure);
}
