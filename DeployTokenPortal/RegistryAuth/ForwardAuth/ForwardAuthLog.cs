using System.Net;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

internal static partial class ForwardAuthLog
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "Forward-auth for {Proxy} refused from {Address}: {Reason}")]
    public static partial void CheckRefused(this ILogger logger, ProxyKind proxy, string reason, IPAddress? address);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "{Count} more forward-auth checks were refused than there were lines for")]
    public static partial void ChecksLeftOut(this ILogger logger, long count);
}
