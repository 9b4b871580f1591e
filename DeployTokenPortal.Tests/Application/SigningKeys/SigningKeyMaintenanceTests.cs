using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DeployTokenPortal.Tests.Application.SigningKeys;

public sealed class SigningKeyMaintenanceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_that_another_node_made_is_published_as_soon_as_it_is_heard_of()
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreatePlainClient();
        var store = portal.Services.GetRequiredService<ISigningKeyStore>();
        var protector = portal.Services.GetRequiredService<IPrivateKeyProtector>();
        var schedule = portal.Services.GetRequiredService<SigningKeySchedule>();
        using var otherRing = new SigningKeyRing(store, protector, schedule, portal.Time, NullLogger<SigningKeyRing>.Instance);

        var made = (await new SigningKeyKeeper(store, protector, otherRing, schedule, portal.Time).MaintainAsync(RotationRequest.AtOnce, Ct)).Added!;
        var before = await client.GetStringAsync("/.well-known/jwks.json", Ct);
        portal.Services.GetRequiredService<AccessChanges>().Tell(new AccessChange(AccessChangeKind.SigningKeys));

        Assert.DoesNotContain(made.KeyId, before, StringComparison.Ordinal);
        while (!(await client.GetStringAsync("/.well-known/jwks.json", Ct)).Contains(made.KeyId, StringComparison.Ordinal))
            Ct.ThrowIfCancellationRequested();
    }
}
