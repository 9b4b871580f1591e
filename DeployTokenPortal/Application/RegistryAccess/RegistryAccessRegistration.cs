namespace DeployTokenPortal.Application.RegistryAccess;

internal static class RegistryAccessRegistration
{
    public static IServiceCollection AddRegistryAccess(this IServiceCollection services)
    {
        services.AddSingleton<SecretDirectory>();
        services.AddSingleton<CredentialLookup>();
        services.AddSingleton<LastUseRecorder>();
        services.AddSingleton<RegistryAuthorizationService>();
        services.AddSingleton<LastUseWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<LastUseWriter>());
        return services;
    }
}
