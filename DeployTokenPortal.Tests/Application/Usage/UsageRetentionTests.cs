using DeployTokenPortal.Application.Usage;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Usage;

public sealed class UsageRetentionTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Days_that_were_kept_long_enough_go_and_the_others_stay(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        await using var db = portal.Db();
        var today = DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime);
        DateOnly[] days = [today, today.AddDays(-399), today.AddDays(-400), today.AddDays(-900)];
        await UsageUpsert.AddAsync(db, days.Select(day => new TokenUse { TokenId = 1, Day = day, Door = UsageDoor.Gateway, Action = UsageAction.Read, Count = 1, LastAt = At(day) }), CancellationToken.None);
        await UsageUpsert.AddAsync(db, days.Select(day => new HolderUse { Holder = HolderKind.Group, HolderId = 1, Day = day, Allowed = 1 }), CancellationToken.None);
        await UsageUpsert.AddAsync(db, days.Select(day => new UnknownAttempt { Day = day, Address = "198.51.100.1", Count = 1, LastAt = At(day) }), CancellationToken.None);
        await UsageUpsert.AddAsync(db, days.Select(day => new TokenAddress { TokenId = 1, Address = $"{day}", FirstAt = At(day), LastAt = At(day) }), CancellationToken.None);

        await portal.Get<UsageRetention>().RemoveOldAsync(CancellationToken.None);

        Assert.Equal([days[1], days[0]], await db.TokenUses.Select(use => use.Day).Order().ToListAsync());
        Assert.Equal([days[1], days[0]], await db.HolderUses.Select(use => use.Day).Order().ToListAsync());
        Assert.Equal([days[1], days[0]], await db.UnknownAttempts.Select(attempt => attempt.Day).Order().ToListAsync());
        Assert.Equal(2, await db.TokenAddresses.CountAsync());
    }

    [Fact]
    public async Task Latest_hundred_addresses_of_a_token_are_kept()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Db();
        var now = portal.Time.GetUtcNow();
        await UsageUpsert.AddAsync(db, Enumerable.Range(0, 250).Select(number => new TokenAddress
        {
            TokenId = 1,
            Address = $"198.51.100.{number}",
            FirstAt = now.AddMinutes(-number),
            LastAt = now.AddMinutes(-number),
        }), CancellationToken.None);

        await portal.Get<UsageRetention>().RemoveOldAsync(CancellationToken.None);

        Assert.Equal(TokenAddress.MostOfAToken, await db.TokenAddresses.CountAsync());
        Assert.Equal(now.AddMinutes(-99), await db.TokenAddresses.MinAsync(seen => seen.LastAt));
    }

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
