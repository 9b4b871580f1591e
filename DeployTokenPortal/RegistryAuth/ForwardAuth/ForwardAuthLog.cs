using System.Net;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

internal static partial class ForwardAuthLog
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "Forward-auth for {Proxy} refused from {Address}: {Reason}")]
    public static partial void CheckRefused(this ILogger logger, ProxyKind proxy, string reason, IPAddress? address);
}
