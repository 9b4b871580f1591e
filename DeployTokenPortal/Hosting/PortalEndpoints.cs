using DeployTokenPortal.Api;
using DeployTokenPortal.Components;
using DeployTokenPortal.Hosting.Health;
using DeployTokenPortal.Hosting.Observability;
using DeployTokenPortal.Hosting.Redirects;
using DeployTokenPortal.RegistryAuth;

namespace DeployTokenPortal.Hosting;

/// <summary>Every endpoint of the portal; each room maps its own.</summary>
internal static class PortalEndpoints
{
    public static WebApplication MapPortalEndpoints(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapRestApi();
        app.MapRegistryAuth();
        app.MapPortalUi();
        app.MapGitLabRedirects();
        return app;
    }
}
