using DeployTokenPortal.Security;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Security;

public sealed class SecurityRegistrationTests
{
    [Fact]
    public async Task Registered_services_sign_with_the_configured_algorithm()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>()
            .AddSingleton<ISigningKeyStore, FakeSigningKeyStore>()
            .AddSingleton(new SigningKeySchedule { Algorithm = SigningAlgorithm.RS256 })
            .AddPortalSecurity()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        await services.GetRequiredService<SigningKeyKeeper>().MaintainAsync(RotationRequest.None, TestContext.Current.CancellationToken);

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.Equal(SigningAlgorithm.RS256, services.GetRequiredService<SigningKeyRing>().FindSigningKey(now)?.Record.Algorithm);
    }
}
