using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;

namespace DeployTokenPortal.Application;

/// <summary>Registers the use cases. All are stateless and open one short database context per operation.</summary>
public static class ApplicationRegistration
{
    public static IServiceCollection AddPortalApplication(this IServiceCollection services)
    {
        services.AddSingleton<PersonLookup>();
        services.AddSingleton<ResourceLookup>();
        services.AddSingleton<AccessControl>();
        services.AddSingleton<AuditTrail>();
        return services;
    }
}
