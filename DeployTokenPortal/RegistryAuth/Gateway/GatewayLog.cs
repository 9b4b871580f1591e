using Yarp.ReverseProxy.Forwarder;

namespace DeployTokenPortal.RegistryAuth.Gateway;

internal static partial class GatewayLog
{
    [LoggerMessage(EventId = 4201, Level = LogLevel.Warning, Message = "The upstream of registry connection {ConnectionId} failed: {Error}, {Reason}")]
    public static partial void UpstreamFailed(this ILogger logger, long connectionId, ForwarderError error, string? reason);
}
