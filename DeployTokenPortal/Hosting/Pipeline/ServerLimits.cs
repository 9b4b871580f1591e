using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>How much one request may bring. The largest legitimate ones are forms and Docker's long lists of scopes.</summary>
internal static class ServerLimits
{
    private const int KiB = 1024;

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 1024 * KiB;
        server.Limits.MaxRequestHeadersTotalSize = 32 * KiB;
        server.Limits.MaxRequestHeaderCount = 100;
        // Scopes travel in the query string: as long as the server can buffer, so that the registry edge refuses them in its own words, not with a bare 414.
        server.Limits.MaxRequestLineSize = 1024 * KiB;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
