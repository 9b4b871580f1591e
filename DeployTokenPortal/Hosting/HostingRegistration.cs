using DeployTokenPortal.Configuration;
using DeployTokenPortal.Hosting.Commands;
using DeployTokenPortal.Hosting.Demo;
using DeployTokenPortal.Hosting.Health;
using DeployTokenPortal.Hosting.Memory;
using DeployTokenPortal.Hosting.Observability;
using DeployTokenPortal.Hosting.Pipeline;
using DeployTokenPortal.Hosting.Redirects;
using DeployTokenPortal.Hosting.Shutdown;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DeployTokenPortal.Hosting;

/// <summary>Registers what the process itself needs: server limits, health, error answers, time.</summary>
internal static class HostingRegistration
{
    public static WebApplicationBuilder AddPortalHosting(this WebApplicationBuilder builder, PortalCommand command)
    {
        if (command.Kind == CommandKind.Demo)
            DemoDirectory.Use(builder);

        // The static files of packages come from a manifest; the framework reads it by itself only in Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        // Nothing of it is written; while it might be, the host makes an activity and a scope for each request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.GuardConsole();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DemoMode(command.Kind == CommandKind.Demo));
        builder.Services.AddSingleton(Console.Out);
        builder.Services.AddTrustedProxies();
        builder.Services.AddRouting(routing => routing.SetParameterPolicy<GitLabAddressConstraint>(GitLabAddressConstraint.Name));
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddHealth();
        builder.Services.AddPortalMetrics();
        builder.Services.AddPortalTracing(builder.Configuration);
        builder.Services.AddShutdown();
        builder.Services.AddHostedService<IdleCollection>();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(forms => (forms.Cookie.Name, forms.Cookie.SecurePolicy) = ("portal-form", CookieSecurePolicy.SameAsRequest));
        return builder;
    }
}
