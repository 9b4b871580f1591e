using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;

namespace DeployTokenPortal.Application;

/// <summary>Registers the use cases. All are stateless and open one short database context per operation.</summary>
public static class ApplicationRegistration
{
    public static IServiceCollection AddPortalApplication(this IServiceCollection services)
    {
        services.AddSingleton<PersonLookup>();
        services.AddSingleton<ResourceLookup>();
        services.AddSingleton<AccessControl>();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<HolderDeletion>();
        services.AddSingleton<GroupService>();
        services.AddSingleton<ProjectService>();
        services.AddSingleton<HolderQueries>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<MemberQueries>();
        services.AddSingleton<DeployTokenAudit>();
        services.AddSingleton<DeployTokenSecrets>();
        services.AddSingleton<DeployTokenService>();
        services.AddSingleton<DeployTokenQueries>();
        services.AddSingleton<DeployTokenOverview>();
        return services;
    }
}
