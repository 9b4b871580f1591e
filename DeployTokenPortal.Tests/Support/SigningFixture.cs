using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The signing room with keys in memory and a clock that stands still. Several nodes may share store and protector.</summary>
internal sealed class SigningFixture : IDisposable
{
    public SigningFixture(SigningKeySchedule? schedule = null, SigningFixture? sameClusterAs = null)
    {
        Schedule = schedule ?? sameClusterAs?.Schedule ?? new();
        Store = sameClusterAs?.Store ?? new();
        Clock = sameClusterAs?.Clock ?? new(new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Protector = sameClusterAs?.Protector ?? new DataProtectionKeyProtector(new EphemeralDataProtectionProvider());
        Ring = new SigningKeyRing(Store, Protector, Schedule, Clock, NullLogger<SigningKeyRing>.Instance);
        Keeper = new SigningKeyKeeper(Store, Protector, Ring, Schedule, Clock);
        Signer = new RegistryTokenSigner(Ring);
    }

    public SigningKeySchedule Schedule { get; }

    public FakeSigningKeyStore Store { get; }

    public FakeTimeProvider Clock { get; }

    public IPrivateKeyProtector Protector { get; }

    public SigningKeyRing Ring { get; }

    public SigningKeyKeeper Keeper { get; }

    public RegistryTokenSigner Signer { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The key that signs now.</summary>
    public SigningKey CurrentKey => Ring.FindSigningKey(Now) ?? throw new InvalidOperationException("No key signs.");

    /// <summary>A started node whose keys sign with <paramref name="algorithm"/>.</summary>
    public static async Task<SigningFixture> StartAsync(SigningAlgorithm algorithm = SigningAlgorithm.ES256)
    {
        var fixture = new SigningFixture(new SigningKeySchedule { Algorithm = algorithm });
        await fixture.MaintainAsync();
        return fixture;
    }

    public Task<SigningKeyChanges> MaintainAsync(RotationRequest request = RotationRequest.None) =>
        Keeper.MaintainAsync(request, Xunit.TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Ring.Dispose();
    }
}
