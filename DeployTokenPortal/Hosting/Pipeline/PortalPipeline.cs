using DeployTokenPortal.Api;
using DeployTokenPortal.Hosting.Errors;
using DeployTokenPortal.Hosting.Shutdown;
using DeployTokenPortal.RegistryAuth.Gateway;

namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>The order of the middleware, all of it.</summary>
internal static class PortalPipeline
{
    // What machines knock at: no cookie is read, no form token is wanted, no policy of pages applies. These edges check credentials themselves.
    private static readonly PathString[] s_machineDoors = ["/api", "/openapi", "/jwt", "/auth", "/v2", "/.well-known", "/healthz", "/readyz", "/metrics"];

    public static WebApplication UsePortalPipeline(this WebApplication app)
    {
        app.UseDrain();
        app.UseSecurityHeaders();
        app.UsePortalExceptionHandler();
        app.UseTrustedProxies();
        app.UseHsts();
        app.UsePortalStatusPages();
        app.UseRestApiReference();
        app.UseGitGateway();
        app.UseRouting();
        app.UseWhen(context => !IsMachineDoor(context.Request.Path), people =>
        {
            // One language so far: dates and numbers must not follow the machine that serves them.
            people.UseRequestLocalization("en");
            people.UseAuthentication();
            people.UseAuthorization();
            people.UseAntiforgery();
        });
        return app;
    }

    private static bool IsMachineDoor(PathString path) =>
        Array.Exists(s_machineDoors, door => path.StartsWithSegments(door)) || GitGateway.IsRepository(path);
}
