using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Common;

/// <summary>Changes that meet on PostgreSQL, where neither waits for the other.</summary>
public sealed class ChangeTransactionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(4, 5, true)]
    [InlineData(99, 5, false)]
    public async Task Change_that_meets_the_writer_of_usage_is_done_again(int meetings, int attempts, bool succeeds)
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Group, acme.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, null), Ct));
        var made = 0;

        var result = await portal.Get<IDbContextFactory<PortalDbContext>>().ChangeAsync<int>(async db =>
        {
            var row = await db.DeployTokens.SingleAsync(row => row.Id == token.Token.Id, Ct);
            if (++made <= meetings)
                await UseAsync(portal, token.Token.Id);
            row.Revoke(root.UserId, portal.Time.GetUtcNow());
            await db.SaveChangesAsync(Ct);
            return 0;
        }, Ct);

        await using var after = portal.Db();
        Assert.Equal((attempts, succeeds), (made, result.IsSuccess));
        Assert.Equal(succeeds, (await after.DeployTokens.SingleAsync(Ct)).RevokedAt is not null);
    }

    private static async Task UseAsync(TestPortal portal, long tokenId)
    {
        await using var db = portal.Db();
        await db.DeployTokens.Where(row => row.Id == tokenId).ExecuteUpdateAsync(row => row.SetProperty(token => token.LastUsedAt, portal.Time.GetUtcNow()), Ct);
    }
}
