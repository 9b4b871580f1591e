using DeployTokenPortal.RegistryAuth.Docker;

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
        return endpoints;
    }
}
