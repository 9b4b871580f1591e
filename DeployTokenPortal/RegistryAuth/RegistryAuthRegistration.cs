using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Docker;
using DeployTokenPortal.RegistryAuth.ForwardAuth;

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
        services.AddSingleton<ForwardAuthEndpoint>();
        return services;
    }

    public static IEndpointRouteBuilder MapRegistryAuth(this IEndpointRouteBuilder endpoints)
    {
        var docker = endpoints.ServiceProvider.GetRequiredService<DockerTokenEndpoint>();
        var doors = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery();
        doors.MapGet("/jwt/auth", docker.GetAsync);
        doors.MapPost("/jwt/auth", docker.PostAsync);
        doors.MapGet("/jwt/certs.pem", PublicKeyEndpoints.GetBundle);
        doors.MapGet("/.well-known/jwks.json", PublicKeyEndpoints.GetKeySet);
        var forward = endpoints.ServiceProvider.GetRequiredService<ForwardAuthEndpoint>();
        // Envoy's checks carry the client's own path and method behind the endpoint's; the others are one address.
        doors.Map("/auth/forward/nginx", context => forward.AnswerAsync(ProxyKind.Nginx, context));
        doors.Map("/auth/forward/traefik", context => forward.AnswerAsync(ProxyKind.Traefik, context));
        doors.Map("/auth/forward/caddy", context => forward.AnswerAsync(ProxyKind.Caddy, context));
        doors.Map("/auth/forward/envoy/{**path}", context => forward.AnswerAsync(ProxyKind.Envoy, context));
        return endpoints;
    }
}
