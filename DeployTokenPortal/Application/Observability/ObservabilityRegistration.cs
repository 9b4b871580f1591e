namespace DeployTokenPortal.Application.Observability;

internal static class ObservabilityRegistration
{
    public static IServiceCollection AddObservability(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<DoorMetrics>();
        services.AddSingleton<DeployTokenMetrics>();
        services.AddSingleton<CredentialCacheMetrics>();
        services.AddSingleton<StateMetrics>();
        services.AddSingleton<ActiveTokenCensus>();
        services.AddHostedService(provider => provider.GetRequiredService<ActiveTokenCensus>());
        return services;
    }
}
