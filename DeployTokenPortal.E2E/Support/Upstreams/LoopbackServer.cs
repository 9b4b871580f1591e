using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>An upstream inside the tests, for registries that no package here brings. It keeps the protocol's addresses, bodies and statuses, and nothing on disk.</summary>
public abstract class LoopbackServer : IUpstream
{
    private static readonly string[] s_credentials = ["Authorization", "Deploy-Token", "X-NuGet-ApiKey", "Cookie"];
    private readonly WebApplication _server;

    protected LoopbackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        // Registries write whole addresses into what they answer, so they must know the prefix that a proxy cuts off.
        _server.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedPrefix });
        _server.Use(RefuseCredentialsAsync);
    }

    public Uri Address => new(_server.Urls.First() + "/");

    public string Log => "";

    protected WebApplication Server => _server;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where clients reach this server; without a slash at its end.</summary>
    protected static string PublicAddress(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static Task RefuseCredentialsAsync(HttpContext context, RequestDelegate next)
    {
        if (!s_credentials.Any(context.Request.Headers.ContainsKey))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }
}
