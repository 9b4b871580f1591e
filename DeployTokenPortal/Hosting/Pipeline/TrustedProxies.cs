using System.Net;
using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>
/// Believes a proxy's headers only when the proxy is trusted. From anybody else they are taken off the request before anything can read
/// them, so that code further in needs no check of its own.
/// </summary>
internal static class TrustedProxies
{
    private static readonly object s_claimed = new();

    private static readonly string[] s_prefixes = ["X-Forwarded-", "X-Original-", "X-Auth-"];
    private static readonly string[] s_names = ["Forwarded", "X-Real-IP"];

    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<TrustedProxyOptions>>((headers, trusted) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor
                | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost;
            // As many proxies in a row as are trusted; the walk ends at the first address that is not.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in trusted.Value.Networks)
                headers.KnownIPNetworks.Add(network);
        });
        return services;
    }

    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        System.Net.IPNetwork[] trusted = [.. app.ApplicationServices.GetRequiredService<IOptions<TrustedProxyOptions>>().Value.Networks];
        app.Use((context, next) =>
        {
            // A Unix socket has no address; whoever can open it is on this machine.
            var peer = context.Connection.RemoteIpAddress ?? IPAddress.Loopback;
            context.Connection.RemoteIpAddress = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
            if (!IsTrusted(trusted, context.Connection.RemoteIpAddress))
                RemoveClaims(context);
            return next(context);
        });
        return app.UseForwardedHeaders();
    }

    /// <summary>Whether somebody speaks for the caller, believed or not: headers of a proxy are there, or were taken off.</summary>
    public static bool IsThroughProxy(HttpContext context) =>
        context.Items.ContainsKey(s_claimed) || context.Request.Headers.Keys.Any(header => IsClaim(header) || header.Equals("Via", StringComparison.OrdinalIgnoreCase));

    private static bool IsTrusted(System.Net.IPNetwork[] trusted, IPAddress peer)
    {
        foreach (var network in trusted)
        {
            if (network.Contains(peer))
                return true;
        }

        return false;
    }

    private static void RemoveClaims(HttpContext context)
    {
        foreach (var name in context.Request.Headers.Keys.Where(IsClaim).ToList())
        {
            context.Request.Headers.Remove(name);
            context.Items[s_claimed] = s_claimed;
        }
    }

    private static bool IsClaim(string header) =>
        s_names.Contains(header, StringComparer.OrdinalIgnoreCase)
        || s_prefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
