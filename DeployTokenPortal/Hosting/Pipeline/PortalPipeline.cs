namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>The order of the middleware, all of it.</summary>
internal static class PortalPipeline
{
    public static WebApplication UsePortalPipeline(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }
}
