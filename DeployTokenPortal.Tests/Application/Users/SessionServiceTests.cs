using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Application.Users.Sessions;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Users;

public sealed class SessionServiceTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Ended_session_is_no_longer_listed_nor_found(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var tom = await portal.AddPersonAsync("tom");
        var (laptop, phone) = (await StartAsync(portal, tom), await StartAsync(portal, tom));

        TestPortal.Succeeded(await portal.Get<SessionService>().EndAsync(tom, phone, Ct));

        Assert.Equal(laptop, Assert.Single(TestPortal.Succeeded(await portal.Get<SessionQueries>().ListAsync(tom, Ct))).Id);
        Assert.Null(await portal.Get<SessionLookup>().FindAsync(phone, Ct));
    }

    [Fact]
    public async Task Ending_all_others_keeps_the_one_in_use()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");
        var mine = await StartAsync(portal, tom);
        await StartAsync(portal, tom);
        await StartAsync(portal, tom);

        var ended = TestPortal.Succeeded(await portal.Get<SessionService>().EndOthersAsync(tom, mine, Ct));

        Assert.Equal(2, ended);
        Assert.NotNull(await portal.Get<SessionLookup>().FindAsync(mine, Ct));
    }

    [Fact]
    public async Task Session_of_somebody_else_is_neither_seen_nor_ended()
    {
        await using var portal = await TestPortal.StartAsync();
        var (tom, root) = (await portal.AddPersonAsync("tom"), await portal.AddPersonAsync("root", isAdministrator: true));
        var session = await StartAsync(portal, tom);

        var ended = TestPortal.Succeeded(await portal.Get<SessionService>().EndAsync(root, session, Ct));

        Assert.Equal(0, ended);
        Assert.Empty(TestPortal.Succeeded(await portal.Get<SessionQueries>().ListAsync(root, Ct)));
        Assert.NotNull(await portal.Get<SessionLookup>().FindAsync(session, Ct));
    }

    [Fact]
    public async Task Session_unused_for_too_long_is_not_listed()
    {
        await using var portal = await TestPortal.StartAsync();
        var tom = await portal.AddPersonAsync("tom");
        await StartAsync(portal, tom);

        portal.Time.Advance(SessionLookup.LongestIdle + TimeSpan.FromMinutes(1));

        Assert.Empty(TestPortal.Succeeded(await portal.Get<SessionQueries>().ListAsync(tom, Ct)));
    }

    private static async Task<Guid> StartAsync(TestPortal portal, Caller person)
    {
        var session = UserSession.Start(Guid.NewGuid(), person.UserId!.Value, person.Address, person.Agent, portal.Time.GetUtcNow());
        await using var db = portal.Db();
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(Ct);
        return session.Id;
    }
}
