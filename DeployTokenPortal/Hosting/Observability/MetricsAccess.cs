using System.Net;
using DeployTokenPortal.Configuration.Observability;
using DeployTokenPortal.Hosting.Pipeline;
using DeployTokenPortal.Security.Secrets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary>
/// Who may read the metrics. With a token: whoever presents it. With an address of their own: whoever reaches that. With neither: a caller on this machine
/// that no proxy speaks for, since a proxy on this machine would let the whole world look like one.
/// </summary>
internal sealed class MetricsAccess(IOptions<MetricsOptions> options)
{
    private const string Scheme = "Bearer ";
    private const string NotConfigured = "Only callers on this machine may read the metrics until Portal:Metrics:Token or Portal:Metrics:Url is set.\n";

    /// <summary>Lets a request at the portal's own addresses pass, or answers it.</summary>
    public Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (options.Value.Url is not null)
            return RefuseAsync(context, StatusCodes.Status404NotFound, "The metrics have an address of their own.\n");
        if (options.Value.Token is null && !IsOnThisMachine(context))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, NotConfigured);
        return GuardTokenAsync(context, next);
    }

    /// <summary>Lets a request with the right token pass, or any when none is configured.</summary>
    public Task GuardTokenAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Get;
            return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET is possible.\n");
        }

        if (options.Value.Token is { } token && !IsPresented(token, context.Request.Headers.Authorization))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"metrics\"";
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The metrics want the value of Portal:Metrics:Token as bearer.\n");
        }

        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static bool IsPresented(string token, StringValues authorization) =>
        authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && FixedTime.AreEqual(header.AsSpan(Scheme.Length), token);

    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && !TrustedProxies.IsThroughProxy(context)
        && IsLoopbackName(context.Request.Host.Host);

    // A page on the web whose name leads to this machine, or a proxy that passes its own name on, is nobody on this machine.
    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
