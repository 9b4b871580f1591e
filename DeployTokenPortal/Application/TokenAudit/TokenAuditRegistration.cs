using DeployTokenPortal.Application.TokenAudit.Tokens;

namespace DeployTokenPortal.Application.TokenAudit;

internal static class TokenAuditRegistration
{
    public static IServiceCollection AddTokenAudit(this IServiceCollection services)
    {
        services.AddSingleton<TokenAuditQueries>();
        services.AddSingleton<AuditedTokenQueries>();
        return services;
    }
}
