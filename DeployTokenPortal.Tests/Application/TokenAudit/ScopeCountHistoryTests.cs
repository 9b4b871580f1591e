using CsCheck;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

/// <summary>Counts are right by construction: after any history they equal a count of the rows, on both databases.</summary>
public sealed class ScopeCountHistoryTests
{
    private const int Histories = 1000;

    private static readonly int[] s_days = [7, 30, 90, 365];

    private static readonly TokenNeed[] s_needs = Enum.GetValues<TokenNeed>();

    private static readonly Gen<HistoryStep[]> s_history =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.OneOf(Gen.Int[0, 24 * 25], Gen.Int[0, 24 * 25], Gen.Int[24 * 80, 24 * 120]), (what, where, how, hours) => new HistoryStep(what, where, how, hours)).Array[4, 9];

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Counts_equal_a_straight_count_after_every_history(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        List<Caller> makers = [root, await portal.AddPersonAsync("ana"), await portal.AddPersonAsync("ben"), await portal.AddPersonAsync("cleo")];

        // One portal for all of them: its clock only goes forward, and every history begins without groups.
        await s_history.SampleAsync(async steps =>
        {
            await EmptyAsync(portal);
            var history = new TokenHistory(portal, root, makers);
            await history.PlayAsync(steps);
            await CompareAsync(portal, root, history, steps);
        }, iter: Histories, threads: 1);
    }

    private static async Task CompareAsync(TestPortal portal, Caller root, TokenHistory history, HistoryStep[] steps)
    {
        await using var db = portal.Db();
        var straight = await StraightCount.LoadAsync(db, portal.Time.GetUtcNow());
        var days = s_days[steps[0].How % s_days.Length];
        var (kind, id) = history.Pick(steps[0].Where);
        var area = new AuditedArea(kind, id, IsOwnOnly: kind == ResourceKind.Group && steps[0].How % 3 == 0);

        var counted = TestPortal.Succeeded(await portal.Get<TokenAuditQueries>().GetAsync(root, area, days, new AttentionThresholds(), CancellationToken.None));

        Assert.Equal(straight.Of(area, days), TokenTallyText.Of(counted));
        await CompareListAsync(portal, root, area, counted, s_needs[steps[1].How % s_needs.Length]);
    }

    // What stands behind a number is as many tokens.
    private static async Task CompareListAsync(TestPortal portal, Caller root, AuditedArea area, TokenAuditOverview counted, TokenNeed need)
    {
        var listed = TestPortal.Succeeded(await portal.Get<AuditedTokenQueries>().ListAsync(
            root, area, new AuditedTokenFilter(Need: need), new AttentionThresholds(), new PageRequest(1, 100), CancellationToken.None));
        var total = counted.Total;
        var expected = need switch
        {
            TokenNeed.CanWrite => total.CanWrite,
            TokenNeed.Expiring30 => total.Expiring30,
            TokenNeed.NeverUsed => total.NeverUsed,
            TokenNeed.Used30 => total.Used30,
            _ => counted.Attention.Where(item => item.Need == need).Sum(item => item.Count),
        };

        Assert.Equal((need, expected, expected), (need, listed.Total, listed.Items.Count));
        Assert.All(counted.Attention.Where(item => item.Need == need), item => Assert.NotEmpty(item.Names));
    }

    private static async Task EmptyAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.TokenUses.ExecuteDeleteAsync();
        await db.HolderUses.ExecuteDeleteAsync();
        await db.DeployTokens.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.Memberships.ExecuteDeleteAsync();
        await db.Routes.ExecuteDeleteAsync();
        await db.Projects.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.GroupAncestors.ExecuteDeleteAsync();
        while (await db.Groups.IgnoreQueryFilters().Where(group => !db.Groups.IgnoreQueryFilters().Any(below => below.ParentId == group.Id)).ExecuteDeleteAsync() > 0)
            continue;
        await transaction.CommitAsync();
    }
}
