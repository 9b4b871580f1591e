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
    /// <summary>What programs ask.</summary>
    public static void MapMachineEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapMetrics();
        endpoints.MapRestApi();
        endpoints.MapRegistryAuth();
    }

    /// <summary>What people open in a browser.</summary>
    public static void MapPageEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPortalUi();
        endpoints.MapGitLabRedirects();
    }
}
