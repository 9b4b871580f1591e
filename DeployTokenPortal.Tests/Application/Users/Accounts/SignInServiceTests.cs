using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Users.Accounts;

public sealed class SignInServiceTests
{
    private const string Password = "seven green kettles hum";

    private static readonly Caller s_visitor = new(null, Doors.Web, "192.0.2.9", "browser");

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Sign_in_starts_a_session_and_leaves_an_audit_row(DatabaseProvider provider)
    {
        await using var portal = await StartAsync(provider);

        var person = TestPortal.Succeeded(await SignInAsync(portal, "mira", Password));

        await using var db = portal.Db();
        var session = await db.UserSessions.SingleAsync(Ct);
        Assert.Equal((person.SessionId, person.UserId, "192.0.2.9", "browser"), (session.Id, session.UserId, session.Address, session.Agent));
        Assert.Equal(portal.Time.GetUtcNow(), (await db.Users.SingleAsync(Ct)).LastSignInAt);
        Assert.Equal(AuditEventNames.SignedIn, (await db.AuditEvents.SingleAsync(Ct)).Name);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Ten_failures_rest_the_account_even_for_the_right_password_but_not_for_long(DatabaseProvider provider)
    {
        await using var portal = await StartAsync(provider);
        for (var guess = 0; guess < SignInService.FailuresBeforeRest; guess++)
            await SignInAsync(portal, "mira", "wrong");

        var resting = await SignInAsync(portal, "mira", Password);
        portal.Time.Advance(SignInService.Rest);
        var rested = await SignInAsync(portal, "mira", Password);

        Assert.False(resting.IsSuccess);
        Assert.True(rested.IsSuccess);
    }

    [Fact]
    public async Task Stranger_cannot_lock_a_person_out_of_a_familiar_address()
    {
        await using var portal = await StartAsync();
        await SignInAsync(portal, "mira", Password);
        for (var guess = 0; guess < SignInService.FailuresBeforeRest; guess++)
            await portal.Get<SignInService>().SignInAsync(s_visitor with { Address = "198.51.100.4" }, "mira", "wrong", Ct);

        var stranger = await portal.Get<SignInService>().SignInAsync(s_visitor with { Address = "198.51.100.4" }, "mira", Password, Ct);
        var person = await SignInAsync(portal, "mira", Password);

        Assert.False(stranger.IsSuccess);
        Assert.True(person.IsSuccess);
    }

    [Fact]
    public async Task Success_forgets_earlier_failures()
    {
        await using var portal = await StartAsync();
        for (var guess = 0; guess < SignInService.FailuresBeforeRest - 1; guess++)
            await SignInAsync(portal, "mira", "wrong");
        await SignInAsync(portal, "mira", Password);

        await SignInAsync(portal, "mira", "wrong");

        Assert.True((await SignInAsync(portal, "mira", Password)).IsSuccess);
    }

    [Fact]
    public async Task Guesses_at_many_people_from_one_address_are_stopped_there_and_nowhere_else()
    {
        await using var portal = await StartAsync();
        for (var guess = 0; guess < SignInThrottle.Limit; guess++)
            await SignInAsync(portal, $"person{guess}", "wrong");

        var fromThere = await SignInAsync(portal, "mira", Password);
        var fromElsewhere = await portal.Get<SignInService>().SignInAsync(s_visitor with { Address = "198.51.100.4" }, "mira", Password, Ct);
        portal.Time.Advance(SignInThrottle.Window);
        var later = await SignInAsync(portal, "mira", Password);

        Assert.Contains("Too many attempts", fromThere.Failure!.Message, StringComparison.Ordinal);
        Assert.True(fromElsewhere.IsSuccess);
        Assert.True(later.IsSuccess);
    }

    [Fact]
    public async Task Changing_the_address_inside_one_network_does_not_help_a_guesser()
    {
        await using var portal = await StartAsync();
        for (var guess = 0; guess < SignInThrottle.Limit; guess++)
            await portal.Get<SignInService>().SignInAsync(s_visitor with { Address = $"2001:db8:0:7::{guess:x}" }, "nobody", "wrong", Ct);

        var neighbour = await portal.Get<SignInService>().SignInAsync(s_visitor with { Address = "2001:db8:0:7::ffff" }, "mira", Password, Ct);

        Assert.False(neighbour.IsSuccess);
    }

    [Fact]
    public async Task Unknown_wrong_blocked_and_resting_look_alike()
    {
        await using var portal = await StartAsync();
        var wrong = await SignInAsync(portal, "mira", "wrong");
        var unknown = await SignInAsync(portal, "nobody", Password);
        await using (var db = portal.Db())
            await db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.BlockedAt, portal.Time.GetUtcNow()), Ct);

        var blocked = await SignInAsync(portal, "mira", Password);

        Assert.Equal(wrong.Failure, unknown.Failure);
        Assert.Equal(wrong.Failure, blocked.Failure);
    }

    [Fact]
    public async Task Failed_attempt_is_audited_without_what_was_typed()
    {
        await using var portal = await StartAsync();

        await SignInAsync(portal, Password, "mira");
        await SignInAsync(portal, "mira", "wrong-secret-text");

        await using var db = portal.Db();
        var rows = await db.AuditEvents.ToListAsync(Ct);
        Assert.All(rows, row => Assert.Equal(AuditEventNames.SignInFailed, row.Name));
        Assert.DoesNotContain(rows, row => $"{row.Message}{row.TargetName}{row.AuthorName}{row.EntityPath}{row.Details}".Contains("kettles", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => $"{row.Message}{row.Details}".Contains("wrong-secret-text", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("mira", "")]
    [InlineData("m\u0000ira", "\u0000")]
    public async Task Odd_input_is_refused_like_any_other(string login, string password)
    {
        await using var portal = await StartAsync();

        Assert.False((await SignInAsync(portal, login, password)).IsSuccess);
        Assert.False((await SignInAsync(portal, new string('x', 100_000), new string('y', 100_000))).IsSuccess);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_session_by_signing_out()
    {
        await using var portal = await StartAsync();
        var mira = TestPortal.Succeeded(await SignInAsync(portal, "mira", Password));
        var eve = await portal.AddPersonAsync("eve");

        await portal.Get<SignInService>().SignOutAsync(eve, mira.SessionId, Ct);

        Assert.NotNull(await portal.Get<SessionLookup>().FindAsync(mira.SessionId, Ct));
    }

    [Fact]
    public async Task Session_lives_while_it_is_used_and_ends_after_fourteen_idle_days()
    {
        await using var portal = await StartAsync();
        var sessions = portal.Get<SessionLookup>();
        var mira = TestPortal.Succeeded(await SignInAsync(portal, "mira", Password));

        portal.Time.Advance(TimeSpan.FromDays(13));
        var used = await sessions.FindAsync(mira.SessionId, Ct);
        portal.Time.Advance(TimeSpan.FromDays(13));
        var usedAgain = await sessions.FindAsync(mira.SessionId, Ct);
        portal.Time.Advance(SessionLookup.LongestIdle);

        Assert.NotNull(used);
        Assert.NotNull(usedAgain);
        Assert.Null(await sessions.FindAsync(mira.SessionId, Ct));
    }

    // What open pages ask every twenty seconds.
    [Theory]
    [InlineData("unchanged", true)]
    [InlineData("signed out", false)]
    [InlineData("blocked", false)]
    [InlineData("deleted", false)]
    [InlineData("made administrator", false)]
    public async Task Open_page_stays_only_while_nothing_changed(string what, bool expected)
    {
        await using var portal = await StartAsync();
        var mira = TestPortal.Succeeded(await SignInAsync(portal, "mira", Password));
        await using var db = portal.Db();
        var users = db.Users.Where(user => user.Id == mira.UserId);

        _ = what switch
        {
            "signed out" => await db.UserSessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, portal.Time.GetUtcNow()), Ct),
            "blocked" => await users.ExecuteUpdateAsync(row => row.SetProperty(user => user.BlockedAt, portal.Time.GetUtcNow()), Ct),
            "deleted" => await users.ExecuteDeleteAsync(Ct),
            "made administrator" => await users.ExecuteUpdateAsync(row => row.SetProperty(user => user.IsAdministrator, true), Ct),
            _ => 0,
        };

        Assert.Equal(expected, await portal.Get<SessionLookup>().IsUnchangedAsync(mira.SessionId, isAdministrator: false, Ct));
    }

    private static async Task<TestPortal> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var portal = await TestPortal.StartAsync(provider);
        await portal.AddPersonAsync("mira");
        await using var db = portal.Db();
        var user = await db.Users.SingleAsync(Ct);
        user.PasswordHash = portal.Get<IPasswordHasher<PortalUser>>().HashPassword(user, Password);
        await db.SaveChangesAsync(Ct);
        return portal;
    }

    private static Task<Result<SignedInPerson>> SignInAsync(TestPortal portal, string login, string password) =>
        portal.Get<SignInService>().SignInAsync(s_visitor, login, password, Ct);
}
