using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Application.Usage.Tokens;

namespace DeployTokenPortal.Application.Usage;

internal static class UsageRegistration
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddSingleton<UsageRecorder>();
        services.AddSingleton<IUsageRecorder>(provider => provider.GetRequiredService<UsageRecorder>());
        services.AddSingleton<UsageWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageWriter>());
        services.AddSingleton<TokenDetailQueries>();
        services.AddSingleton<UsageRetention>();
        services.AddHostedService<UsageMaintenance>();
        return services;
    }
}
