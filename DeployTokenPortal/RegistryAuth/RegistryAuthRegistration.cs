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
        services.AddSingleton<RegistryDoors>();
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
        var registry = endpoints.ServiceProvider.GetRequiredService<RegistryDoors>();
        var doors = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery();
        doors.MapGet(RegistryDoors.TokenPath, registry.GetToken);
        doors.MapPost(RegistryDoors.TokenPath, registry.PostToken);
        doors.MapGet("/jwt/certs.pem", PublicKeyEndpoints.GetBundle);
        doors.MapGet("/.well-known/jwks.json", PublicKeyEndpoints.GetKeySet);
        // Envoy's checks carry the client's own path and method behind the endpoint's; the others are one address.
        doors.Map(RegistryDoors.NginxPath, registry.CheckForNginx);
        doors.Map(RegistryDoors.TraefikPath, registry.CheckForTraefik);
        doors.Map(RegistryDoors.CaddyPath, registry.CheckForCaddy);
        doors.Map(RegistryDoors.EnvoyPath + "/{**path}", registry.CheckForEnvoy);
        MapGateway(endpoints, doors);
        return endpoints;
    }

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
