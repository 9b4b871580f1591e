using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Hosting;

/// <summary>Addresses that fail, or tell what the portal believes about the caller, put behind the whole pipeline.</summary>
internal sealed class FaultyEndpoints : IStartupFilter
{
    public const string Path = "/-/test-failure";
    public const string CallerPath = "/-/test-caller";
    public const string Secret = "Password=hunter2 /var/lib/portal";

    private static readonly PathString[] s_paths = [Path, "/api/v4/test-failure", "/jwt/test-failure", "/auth/test-failure"];

    /// <summary>What is thrown.</summary>
    public Func<Exception> Failure { get; init; } = () => new InvalidOperationException(Secret);

    /// <summary>The address that the connection seems to come from.</summary>
    public IPAddress? Peer { get; init; }

    public static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter>(new FaultyEndpoints());

    // Routing leaves alone what was chosen before it, so these are reached through the portal's whole pipeline.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            context.Connection.RemoteIpAddress = Peer;
            if (Array.IndexOf(s_paths, context.Request.Path) >= 0)
                context.SetEndpoint(new Endpoint(_ => throw Failure(), EndpointMetadataCollection.Empty, "test failure"));
            else if (context.Request.Path == CallerPath)
                context.SetEndpoint(new Endpoint(DescribeAsync, EndpointMetadataCollection.Empty, "test caller"));
            return proceed(context);
        });
        next(app);
    };

    private static Task DescribeAsync(HttpContext context) => context.Response.WriteAsync(
        $"{context.Request.Scheme} {context.Request.Host} {context.Connection.RemoteIpAddress} {string.Join(',', context.Request.Headers.Keys.Where(name => name.StartsWith('X')).Order())}");
}
