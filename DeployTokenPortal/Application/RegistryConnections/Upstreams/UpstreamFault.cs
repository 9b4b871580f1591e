namespace DeployTokenPortal.Application.RegistryConnections.Upstreams;

/// <summary>Why an upstream could not be asked, in words for whoever connected it.</summary>
internal static class UpstreamFault
{
    /// <param name="failure">As thrown by <see cref="HttpClient"/>.</param>
    /// <param name="mayReachPrivate">Whether an administrator gave the address.</param>
    public static string Explain(Exception failure, bool mayReachPrivate) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound } } => "Its name cannot be resolved from this machine.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "Its TLS certificate is not accepted by this machine.",
        HttpRequestException { InnerException: AddressRefusedException } => mayReachPrivate
            ? "Link-local and metadata addresses are never called."
            : "It lies in a private network, where only an administrator's connection may lead (Portal:Gateway:AllowedNetworks).",
        TaskCanceledException => "It did not answer within 10 seconds.",
        _ => "No connection could be made from this machine.",
    };
}
