using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.Usage;
using DeployTokenPortal.Application.Users;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.Extensions.Options;

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
        services.AddAuditing();
        services.AddSingleton<HolderDeletion>();
        services.AddSingleton<GroupService>();
        services.AddSingleton<ProjectService>();
        services.AddSingleton<HolderQueries>();
        services.AddSingleton<HolderPaths>();
        services.AddSingleton<HolderCatalog>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<MemberQueries>();
        services.AddSingleton<DeployTokenAudit>();
        services.AddSingleton<DeployTokenSecrets>();
        services.AddSingleton<DeployTokenService>();
        services.AddSingleton<DeployTokenQueries>();
        services.AddSingleton<DeployTokenOverview>();
        services.AddSingleton<DeployTokenChanges>();
        services.AddSingleton<DeployTokenCatalog>();
        services.AddSingleton<PersonalAccessTokenService>();
        services.AddSingleton<PersonalAccessTokenQueries>();
        services.AddSingleton<PersonalAccessTokenLookup>();
        services.AddSingleton<PersonalAccessTokenAdministration>();
        services.AddSingleton<RegistryConnectionAccess>();
        services.AddSingleton<UpstreamConnector>();
        services.AddSingleton<RegistryConnectionQueries>();
        services.AddSingleton<RegistryConnectionService>();
        services.AddSingleton<RegistryProbe>();
        services.AddSingleton<UpstreamProbe>();
        services.AddObservability();
        services.AddPeople();
        services.AddUsage();
        services.AddTokenAudit();
        services.AddRegistryAccess();
        services.AddSigningKeys();
        return services;
    }

    private static void AddSigningKeys(this IServiceCollection services)
    {
        services.AddSingleton<ISigningKeyStore, SigningKeyStore>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RegistryOptions>>().Value;
            return new SigningKeySchedule { Algorithm = options.Algorithm, TokenLifetime = options.TokenLifetime };
        });
        services.AddSingleton<SigningKeyUpkeep>();
        services.AddSingleton<SigningKeyService>();
        services.AddHostedService<SigningKeyMaintenance>();
    }
}
