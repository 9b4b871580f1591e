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
        // Scopes travel in the query string: longer than usual, so that the registry edge can refuse them in its own words.
        server.Limits.MaxRequestLineSize = 64 * KiB;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
