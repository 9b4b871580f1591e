using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Docker;
using DeployTokenPortal.RegistryAuth.ForwardAuth;
using DeployTokenPortal.RegistryAuth.Gateway;

namespace DeployTokenPortal.RegistryAuth;

/// <summary>Registers and maps the doors for registry clients. They judge credentials themselves, so the portal's sign-in does not apply.</summary>
public static class RegistryAuthRegistration
{
    public static IServiceCollection AddRegistryAuth(this IServiceCollection services)
    {
        services.AddSingleton<FailureThrottle>();
        services.AddSingleton<DockerAnswers>();
        services.AddSingleton<RegistryTokenIssuer>();
        services.AddSingleton<DockerTokenEndpoint>();
        services.AddSingleton<PackageDoor>();
        services.AddSingleton<ForwardAuthEndpoint>();
        services.AddHttpForwarder();
        services.AddSingleton<ConanLogins>();
        services.AddSingleton<UpstreamForwarder>();
        services.AddSingleton<GatewayEndpoint>();
        return services;
    }

    public static IEndpointRouteBuilder MapRegistryAuth(this IEndpointRouteBuilder endpoints)
    {
        var docker = endpoints.ServiceProvider.GetRequiredService<DockerTokenEndpoint>();
        var doors = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery();
        var metrics = endpoints.ServiceProvider.GetRequiredService<DoorMetrics>();
        doors.MapGet("/jwt/auth", Measured(metrics, UsageDoor.ContainerToken, docker.GetAsync));
        doors.MapPost("/jwt/auth", Measured(metrics, UsageDoor.ContainerToken, docker.PostAsync));
        doors.MapGet("/jwt/certs.pem", PublicKeyEndpoints.GetBundle);
        doors.MapGet("/.well-known/jwks.json", PublicKeyEndpoints.GetKeySet);
        var forward = endpoints.ServiceProvider.GetRequiredService<ForwardAuthEndpoint>();
        // Envoy's checks carry the client's own path and method behind the endpoint's; the others are one address.
        doors.Map("/auth/forward/nginx", Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Nginx, context)));
        doors.Map("/auth/forward/traefik", Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Traefik, context)));
        doors.Map("/auth/forward/caddy", Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Caddy, context)));
        doors.Map("/auth/forward/envoy/{**path}", Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Envoy, context)));
        MapGateway(endpoints, doors);
        return endpoints;
    }

    // The gateway measures itself, since it goes on with a transfer. A request that ends in an exception, such as a client that goes away, is not counted.
    private static RequestDelegate Measured(DoorMetrics metrics, UsageDoor door, Func<HttpContext, ValueTask<DoorVerdict>> answer) => async context =>
    {
        var startedAt = metrics.Start();
        metrics.Note(door, await answer(context), startedAt);
    };

    // Only the beginning of an address is matched here; the endpoint reads the rest as it came over the wire. What it does not understand is refused.
    private static void MapGateway(IEndpointRouteBuilder endpoints, RouteGroupBuilder doors)
    {
        var gateway = endpoints.ServiceProvider.GetRequiredService<GatewayEndpoint>();
        var packages = doors.MapGroup("").WithMetadata(ForeignContent.Instance);
        packages.Map("/api/v4/projects/{id}/packages/{format}/{**path}", gateway.AnswerAsync);
        packages.Map("/api/v4/groups/{id}/-/packages/{format}/{**path}", gateway.AnswerAsync);
        packages.Map("/api/v4/group/{id}/-/packages/composer/{**path}", gateway.AnswerAsync);
        packages.Map("/api/v4/packages/{format}/{**path}", gateway.AnswerAsync);
    }
}
