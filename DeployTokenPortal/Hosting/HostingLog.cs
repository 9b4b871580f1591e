namespace DeployTokenPortal.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Deploy-token portal {Version} listens on {Urls}; its address is {PublicUrl}")]
    public static partial void Listening(this ILogger logger, string version, string urls, string publicUrl);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Portal:PublicUrl is not set; registries and links are given {PublicUrl}, which other machines cannot reach")]
    public static partial void PublicAddressGuessed(this ILogger logger, string publicUrl);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Setting {Key} is not known and has no effect; is it spelled right?")]
    public static partial void UnknownSetting(this ILogger logger, string key);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "Database brought up to date with {Count} migrations, the last is {Migration}")]
    public static partial void DatabaseMigrated(this ILogger logger, int count, string migration);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Warning, Message = "The database cannot be used: {Reason}")]
    public static partial void DatabaseNotReady(this ILogger logger, string reason);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Error, Message = "Request {TraceId} to {Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception failure, string traceId, string method, string path);

    [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "Asked to end: /readyz says so, and requests are answered for another {Seconds} s")]
    public static partial void Draining(this ILogger logger, double seconds);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Warning, Message = "{Count} more lines of this category were left out: there were too many in a second")]
    public static partial void LinesLeftOut(this ILogger logger, long count);

    [LoggerMessage(EventId = 1009, Level = LogLevel.Debug, Message = "Hardly anybody is served: garbage was collected in {Milliseconds} ms, {After} MiB are committed instead of {Before}")]
    public static partial void CollectedWhileIdle(this ILogger logger, long before, long after, double milliseconds);
}
