using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Application.RegistryAccess.Virtual;

namespace DeployTokenPortal.Application.RegistryAccess;

internal static class RegistryAccessRegistration
{
    public static IServiceCollection AddRegistryAccess(this IServiceCollection services)
    {
        services.AddSingleton<SecretDirectory>();
        services.AddSingleton<ResourceDirectory>();
        services.AddSingleton<UpstreamDirectory>();
        services.AddSingleton<UpstreamLookup>();
        services.AddSingleton<ChangeWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeWatch>());
        services.AddHostedService<ChangeRelay>();
        services.AddSingleton<CredentialLookup>();
        services.AddSingleton<RegistryUsage>();
        services.AddSingleton<RefusedSignIns>();
        services.AddSingleton<RegistryAuthorizationService>();
        services.AddSingleton<PackageAuthorizationService>();
        services.AddSingleton<ImageProxyAuthorizationService>();
        return services;
    }
}
