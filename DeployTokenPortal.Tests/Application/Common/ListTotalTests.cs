using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Common;

public sealed class ListTotalTests
{
    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, true)]
    [InlineData(3, 2, false)]
    [InlineData(4, 2, true)]
    [InlineData(1, 5, true)]
    [InlineData(1, 6, false)]
    [InlineData(2, 6, true)]
    public async Task Every_page_tells_all_rows_and_the_last_one_needs_no_count(int number, int size, bool isCounted)
    {
        var counter = new ReadCounter("Groups");
        await using var portal = await TestPortal.StartAsync(interceptor: counter);
        var owner = await portal.AddPersonAsync("owner", isAdministrator: true);
        for (var index = 0; index < 5; index++)
            await portal.AddGroupAsync(owner, $"group-{index}");
        var page = new PageRequest(number, size);
        await using var db = portal.Db();
        var found = await db.Groups.OrderBy(group => group.Id).Skip(page.Offset).Take(page.Size).ToListAsync(TestContext.Current.CancellationToken);
        var before = counter.Count;

        var total = await db.Groups.CountUpToMostAsync(page, found.Count, TestContext.Current.CancellationToken);

        Assert.Equal(5, total);
        Assert.Equal(isCounted ? 1 : 0, counter.Count - before);
    }

    [Fact]
    public async Task Empty_list_has_no_rows_and_needs_no_count()
    {
        var counter = new ReadCounter("Groups");
        await using var portal = await TestPortal.StartAsync(interceptor: counter);
        await using var db = portal.Db();

        Assert.Equal(0, await db.Groups.CountUpToMostAsync(new PageRequest(1, 20), 0, TestContext.Current.CancellationToken));
        Assert.Equal(0, counter.Count);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    public async Task Pages_of_a_list_beyond_the_largest_total_tell_that_there_are_more(int number)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Db();
        await db.Database.ExecuteSqlAsync(
            $"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10107) INSERT INTO "DataProtectionKeys" ("Id") SELECT i FROM n""",
            TestContext.Current.CancellationToken);
        var page = new PageRequest(number, 100);
        var found = await db.DataProtectionKeys.OrderBy(key => key.Id).Skip(page.Offset).Take(page.Size).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ListTotal.Most + 1, await db.DataProtectionKeys.CountUpToMostAsync(page, found.Count, TestContext.Current.CancellationToken));
    }
}
