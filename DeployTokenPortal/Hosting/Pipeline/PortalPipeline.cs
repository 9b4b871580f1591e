using DeployTokenPortal.Api;
using DeployTokenPortal.Hosting.Errors;
using DeployTokenPortal.Hosting.Shutdown;
using DeployTokenPortal.RegistryAuth;
using DeployTokenPortal.RegistryAuth.Gateway;

namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>The order of the middleware, all of it, and where the endpoints are.</summary>
internal static class PortalPipeline
{
    // What machines knock at: no cookie is read, no form token is wanted, no policy of pages applies. These edges check credentials themselves.
    private static readonly PathString[] s_machineDoors = ["/api", "/openapi", "/jwt", "/auth", "/v2", "/.well-known", "/healthz", "/readyz", "/metrics"];

    public static WebApplication UsePortalPipeline(this WebApplication app)
    {
        app.UseDrain();
        app.UsePortalExceptionHandler();
        app.UseTrustedProxies();
        app.UseHsts();
        app.UseRegistryDoors();
        app.UseSecurityHeaders();
        app.UsePortalStatusPages();
        // A branch with endpoints of its own: the host puts sign-in before all of a pipeline in which it finds none.
        app.MapWhen(context => IsMachineDoor(context.Request.Path), machines =>
        {
            machines.UseRestApiReference();
            machines.UseGitGateway();
            machines.UseRouting();
            machines.UseEndpoints(endpoints => endpoints.MapMachineEndpoints());
        });
        app.UseRouting();
        // One language so far: dates and numbers must not follow the machine that serves them.
        app.UseRequestLocalization("en");
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapPageEndpoints();
        return app;
    }

    private static bool IsMachineDoor(PathString path) =>
        Array.Exists(s_machineDoors, door => path.StartsWithSegments(door)) || GitGateway.IsRepository(path);
}
