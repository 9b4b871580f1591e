namespace DeployTokenPortal.Components;

internal static partial class ComponentsLog
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "A page stopped working, trace {TraceId}")]
    public static partial void PageFailed(this ILogger logger, Exception exception, string traceId);
}
