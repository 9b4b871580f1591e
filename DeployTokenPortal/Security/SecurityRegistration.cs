using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DeployTokenPortal.Security;

/// <summary>
/// Registers the signing of registry tokens and the protection of upstream passwords; other secrets need no registration. Left to others: an <see cref="ISigningKeyStore"/>
/// (singleton), data protection, and a <see cref="SigningKeySchedule"/> that follows the configuration.
/// </summary>
public static class SecurityRegistration
{
    public static IServiceCollection AddPortalSecurity(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SigningKeySchedule>();
        services.AddSingleton<IPrivateKeyProtector, DataProtectionKeyProtector>();
        services.AddSingleton<UpstreamSecretProtector>();
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<SigningKeyKeeper>();
        services.AddSingleton<RegistryTokenSigner>();
        services.AddSingleton<ConanTokens>();
        return services;
    }
}
