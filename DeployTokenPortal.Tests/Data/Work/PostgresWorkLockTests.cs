using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Application.Usage;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Data.Work;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Data.Work;

/// <summary>What a node does while another one, played by the test, has the lock.</summary>
public sealed class PostgresWorkLockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_is_done_by_one_node_at_a_time_and_other_work_goes_on()
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        await using var otherDatabase = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        var locks = portal.Get<IWorkLock>();

        var held = await locks.TakeAsync("work", Ct);
        Assert.Null(await locks.TryTakeAsync("work", Ct));
        await using var otherWork = await locks.TryTakeAsync("other work", Ct);
        await using var otherPortal = await otherDatabase.Get<IWorkLock>().TryTakeAsync("work", Ct);
        await held.DisposeAsync();
        await using var again = await locks.TryTakeAsync("work", Ct);

        Assert.NotNull(otherWork);
        Assert.NotNull(otherPortal);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Signing_keys_wait_for_the_node_that_makes_them()
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        var held = await portal.Get<IWorkLock>().TakeAsync("signing-keys", Ct);

        var maintaining = portal.Get<SigningKeyService>().MaintainAsync(Ct);
        Assert.Empty(await portal.Get<ISigningKeyStore>().ListAsync(Ct));
        await held.DisposeAsync();
        await maintaining;

        Assert.Single(await portal.Get<ISigningKeyStore>().ListAsync(Ct));
    }

    [Fact]
    public async Task Nodes_that_start_together_make_one_first_key()
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Get<SigningKeyService>().MaintainAsync(Ct)));

        Assert.Single(await portal.Get<ISigningKeyStore>().ListAsync(Ct));
    }

    [Fact]
    public async Task Old_usage_is_left_to_the_node_that_removes_it()
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        await using var db = portal.Db();
        var old = new HolderUse { Holder = HolderKind.Group, HolderId = 1, Day = new DateOnly(2020, 1, 1), Allowed = 1 };
        await UsageUpsert.AddAsync(db, [old], Ct);

        await using (await portal.Get<IWorkLock>().TakeAsync("usage-retention", Ct))
            await portal.Get<UsageRetention>().RemoveOldAsync(Ct);
        var left = await db.HolderUses.CountAsync(Ct);
        await portal.Get<UsageRetention>().RemoveOldAsync(Ct);

        Assert.Equal((1, 0), (left, await db.HolderUses.CountAsync(Ct)));
    }
}
