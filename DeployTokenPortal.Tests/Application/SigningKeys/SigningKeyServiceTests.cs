using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.SigningKeys;

public sealed class SigningKeyServiceTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task First_key_is_made_once_and_read_back_as_it_was(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var service = portal.Get<SigningKeyService>();

        await service.MaintainAsync(CancellationToken.None);
        await service.MaintainAsync(CancellationToken.None);

        var key = Assert.Single(await portal.Get<ISigningKeyStore>().ListAsync(CancellationToken.None));
        Assert.Equal((SigningAlgorithm.ES256, portal.Time.GetUtcNow(), portal.Time.GetUtcNow(), null), (key.Algorithm, key.CreatedAt, key.SignsFrom, key.PublishedUntil));
        Assert.Equal(key.KeyId, portal.Get<SigningKeyRing>().FindSigningKey(portal.Time.GetUtcNow())?.Record.KeyId);
        Assert.Single(await AuditAsync(portal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rotated_key_is_published_first_signs_later_and_the_old_one_goes(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var service = portal.Get<SigningKeyService>();
        await service.MaintainAsync(CancellationToken.None);

        var rotated = TestPortal.Succeeded(await service.RotateAsync(root, isAtOnce: false, CancellationToken.None)).Keys;
        portal.Time.Advance(TimeSpan.FromDays(7));
        await service.MaintainAsync(CancellationToken.None);
        var succeeded = TestPortal.Succeeded(await service.ListAsync(root, CancellationToken.None)).Keys;
        portal.Time.Advance(TimeSpan.FromHours(1));
        await service.MaintainAsync(CancellationToken.None);

        Assert.Equal([(true, false), (false, true)], rotated.Select(key => (key.IsSigning, key.IsNext)));
        Assert.Equal([rotated[1].KeyId, rotated[0].KeyId], succeeded.Select(key => key.KeyId));
        Assert.Equal(rotated[1].KeyId, Assert.Single(await portal.Get<ISigningKeyStore>().ListAsync(CancellationToken.None)).KeyId);
        Assert.Equal(2, (await AuditAsync(portal)).Count);
    }

    [Fact]
    public async Task Key_rotated_at_once_signs_now()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var service = portal.Get<SigningKeyService>();
        await service.MaintainAsync(CancellationToken.None);
        var first = TestPortal.Succeeded(await service.ListAsync(root, CancellationToken.None)).Keys.Single();
        portal.Time.Advance(TimeSpan.FromSeconds(5));

        var keys = TestPortal.Succeeded(await service.RotateAsync(root, isAtOnce: true, CancellationToken.None)).Keys;

        Assert.Equal(2, keys.Count);
        Assert.NotEqual(first.KeyId, keys[0].KeyId);
        Assert.True(keys[0].IsSigning);
        Assert.NotNull(keys[1].PublishedUntil);
    }

    [Fact]
    public async Task Keys_are_for_administrators_only()
    {
        await using var portal = await TestPortal.StartAsync();
        var nadia = await portal.AddPersonAsync("nadia");
        var service = portal.Get<SigningKeyService>();

        Assert.Equal(FailureKind.Forbidden, (await service.ListAsync(nadia, CancellationToken.None)).Failure?.Kind);
        Assert.Equal(FailureKind.Forbidden, (await service.RotateAsync(nadia, isAtOnce: true, CancellationToken.None)).Failure?.Kind);
        Assert.Empty(await portal.Get<ISigningKeyStore>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Private_key_is_not_stored_in_the_clear()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<SigningKeyService>().MaintainAsync(CancellationToken.None);

        await using var db = portal.Db();
        var row = await db.SigningKeys.AsNoTracking().SingleAsync();

        // PKCS#8 of a P-256 key always begins with these bytes.
        Assert.DoesNotContain("MIGHAgEAMBMGByqGSM49", row.ProtectedPrivateKey, StringComparison.Ordinal);
        Assert.True(row.ProtectedPrivateKey.Length > 150);
    }

    private static async Task<List<string>> AuditAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.AuditEvents.Where(row => row.Name == AuditEventNames.SigningKeyCreated).Select(row => row.Name).ToListAsync();
    }
}
