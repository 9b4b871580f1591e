namespace DeployTokenPortal.Application.Usage;

internal static partial class UsageLog
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "Usage could not be stored; {Count} entries are kept for the next try")]
    public static partial void UsageNotStored(this ILogger logger, Exception failure, int count);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "{Count} uses were not recorded: there were too many at once")]
    public static partial void UsageDropped(this ILogger logger, long count);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Information, Message = "{Count} usage rows from before {Day} removed")]
    public static partial void UsageRemoved(this ILogger logger, int count, DateOnly day);

    [LoggerMessage(EventId = 4104, Level = LogLevel.Warning, Message = "Old usage could not be removed; the next try follows in an hour")]
    public static partial void UsageNotRemoved(this ILogger logger, Exception failure);
}
