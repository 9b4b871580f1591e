namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// Repositories have addresses of their own, <c>/acme/platform/svc.git/…</c>, which no route could match without taking the wrong methods of every other
/// address as well. So they are told apart before routing.
/// </summary>
public static class GitGateway
{
    private const string Mark = ".git/";

    /// <summary>Whether a path is that of a repository: something follows <c>.git</c>.</summary>
    public static bool IsRepository(PathString path) =>
        path.Value is { } text && text.Contains(Mark, StringComparison.Ordinal) && !path.StartsWithSegments("/api") && !path.StartsWithSegments("/auth");

    /// <summary>Chooses the gateway for repositories; before routing, which then leaves the choice alone.</summary>
    public static IApplicationBuilder UseGitGateway(this IApplicationBuilder app)
    {
        var gateway = app.ApplicationServices.GetRequiredService<GatewayEndpoint>();
        var endpoint = new Endpoint(gateway.AnswerAsync, new EndpointMetadataCollection(ForeignContent.Instance), "git gateway");
        return app.Use((context, next) =>
        {
            if (IsRepository(context.Request.Path))
                context.SetEndpoint(endpoint);
            return next(context);
        });
    }
}
