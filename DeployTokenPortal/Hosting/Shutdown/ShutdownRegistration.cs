namespace DeployTokenPortal.Hosting.Shutdown;

/// <summary>How the process ends without a failed request.</summary>
internal static class ShutdownRegistration
{
    // With the drain time of two seconds that is in force by default, it ends before "docker stop" loses patience after 10 seconds.
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(7);

    public static IServiceCollection AddShutdown(this IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdownTimeout);
        services.AddSingleton<Drain>();
        services.AddSingleton<IHostLifetime, DrainingLifetime>();
        return services;
    }

    /// <summary>Asks clients that keep their connection to open the next one, which leads to another node.</summary>
    public static IApplicationBuilder UseDrain(this IApplicationBuilder app)
    {
        var drain = app.ApplicationServices.GetRequiredService<Drain>();
        return app.Use((context, next) =>
        {
            // Other versions of the protocol have no such header; they end their connections by themselves.
            if (drain.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
