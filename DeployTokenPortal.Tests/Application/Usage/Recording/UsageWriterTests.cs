using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Usage.Recording;

public sealed class UsageWriterTests
{
    private static readonly UsageNote s_push = new(UsageDoor.ContainerToken, UsageAction.Write, UsageOutcome.Allowed, "push", "192.0.2.7", "acme/svc/web");
    private static readonly UsageNote s_pull = new(UsageDoor.ContainerToken, UsageAction.Read, UsageOutcome.Allowed, "pull", "192.0.2.8", "acme/svc/web");

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Uses_add_up_by_day_door_action_and_outcome(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (token, actor) = await TokenAsync(portal);
        var recorder = portal.Get<UsageRecorder>();

        recorder.Note(actor, s_push);
        recorder.Note(actor, s_push with { Door = UsageDoor.ForwardAuth, For = "oci write" });
        await FlushAsync(portal);
        recorder.Note(actor, s_push with { Address = "192.0.2.9" });
        recorder.Note(actor, s_push with { Outcome = UsageOutcome.OutOfReach, Target = "other/app" });
        await FlushAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(1));
        recorder.Note(actor, s_push);
        await FlushAsync(portal);

        await using var db = portal.Db();
        var rows = await db.TokenUses.Where(use => use.TokenId == token.Id).OrderBy(use => use.Day).ThenBy(use => use.Door).ThenBy(use => use.Outcome).ToListAsync();
        Assert.Equal(
            [(23, UsageDoor.ContainerToken, UsageOutcome.Allowed, 2L), (23, UsageDoor.ContainerToken, UsageOutcome.OutOfReach, 1L), (23, UsageDoor.ForwardAuth, UsageOutcome.Allowed, 1L), (24, UsageDoor.ContainerToken, UsageOutcome.Allowed, 1L)],
            rows.Select(row => (row.Day.Day, row.Door, row.Outcome, row.Count)));
        Assert.Equal(("192.0.2.9", "push", "acme/svc/web"), (rows[0].LastAddress, rows[0].LastFor, rows[0].LastTarget));
        Assert.Equal([(23, 3L, 1L), (24, 1L, 0L)], (await db.HolderUses.OrderBy(use => use.Day).ToListAsync()).Select(use => (use.Day.Day, use.Allowed, use.Refused)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Last_use_last_write_and_every_address_are_told_of_what_was_allowed(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (token, actor) = await TokenAsync(portal);
        var recorder = portal.Get<UsageRecorder>();
        var first = portal.Time.GetUtcNow();

        recorder.Note(actor, s_push);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        recorder.Note(actor, s_pull);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        recorder.Note(actor, s_pull with { Outcome = UsageOutcome.MissingScope, Address = "198.51.100.9" });
        await FlushAsync(portal);
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        recorder.Note(actor, s_pull);
        await FlushAsync(portal);

        await using var db = portal.Db();
        var stored = await db.DeployTokens.SingleAsync(stored => stored.Id == token.Id);
        Assert.Equal((portal.Time.GetUtcNow(), "pull", "192.0.2.8"), (stored.LastUsedAt, stored.LastUsedFor, stored.LastUsedAddress));
        Assert.Equal(first, stored.LastWroteAt);
        var addresses = await db.TokenAddresses.OrderBy(seen => seen.Address).ToListAsync();
        Assert.Equal(["192.0.2.7", "192.0.2.8"], addresses.Select(seen => seen.Address));
        Assert.Equal((first.AddSeconds(1), portal.Time.GetUtcNow()), (addresses[1].FirstAt, addresses[1].LastAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Unknown_secrets_are_counted_by_address_and_a_flood_of_addresses_shares_a_row(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var recorder = portal.Get<UsageRecorder>();

        for (var number = 0; number < 3000; number++)
            recorder.NoteUnknown($"198.51.{number / 256}.{number % 256}");
        recorder.NoteUnknown("198.51.0.1");
        await FlushAsync(portal);

        await using var db = portal.Db();
        Assert.Equal(2001, await db.UnknownAttempts.CountAsync());
        Assert.Equal(1000, (await db.UnknownAttempts.SingleAsync(attempt => attempt.Address == "")).Count);
        Assert.Equal(3001, await db.UnknownAttempts.SumAsync(attempt => attempt.Count));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Much_at_once_is_stored_in_parts_and_each_use_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (_, actor) = await TokenAsync(portal);
        NoteOfThousand(portal, actor);
        portal.Get<UsageRecorder>().Note(actor, s_push);

        await FlushAsync(portal);
        await FlushAsync(portal);

        await using var db = portal.Db();
        Assert.Equal((1000, 1001), (await db.TokenUses.CountAsync(), await db.TokenUses.SumAsync(use => use.Count)));
        Assert.Equal((1000, 1001), (await db.TokenAddresses.CountAsync(), (await db.HolderUses.SingleAsync()).Allowed));
    }

    [Fact]
    public async Task Part_that_is_refused_is_stored_at_the_next_try_and_those_before_it_are_not_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var (_, actor) = await TokenAsync(portal);
        await using var db = portal.Db();
        NoteOfThousand(portal, actor);
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON TokenUses WHEN (SELECT count(*) FROM TokenUses) >= 600 BEGIN SELECT RAISE(ABORT, 'full'); END");

        await FlushAsync(portal);
        var before = await db.TokenUses.CountAsync();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER full");
        await FlushAsync(portal);

        Assert.Equal(500, before);
        Assert.Equal((1000, 1000), (await db.TokenUses.CountAsync(), await db.TokenUses.SumAsync(use => use.Count)));
        Assert.Equal(1000, (await db.HolderUses.SingleAsync()).Allowed);
    }

    [Fact]
    public async Task What_the_database_refuses_is_stored_at_the_next_try_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var (token, actor) = await TokenAsync(portal);
        await using var db = portal.Db();
        portal.Get<UsageRecorder>().Note(actor, s_push);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE HolderUses RENAME TO Away");

        await FlushAsync(portal);
        var whileAway = await db.TokenUses.CountAsync();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO HolderUses");
        portal.Get<UsageRecorder>().Note(actor, s_push);
        await FlushAsync(portal);
        await FlushAsync(portal);

        Assert.Equal(0, whileAway);
        Assert.Equal(2, (await db.TokenUses.SingleAsync(use => use.TokenId == token.Id)).Count);
    }

    [Fact]
    public async Task Stopping_stores_what_was_recorded_last()
    {
        await using var portal = await TestPortal.StartAsync();
        var (token, actor) = await TokenAsync(portal);
        var writer = portal.Get<UsageWriter>();
        await writer.StartAsync(CancellationToken.None);
        portal.Get<UsageRecorder>().Note(actor, s_push);

        await writer.StopAsync(CancellationToken.None);

        await using var db = portal.Db();
        Assert.Equal(1, (await db.TokenUses.SingleAsync(use => use.TokenId == token.Id)).Count);
    }

    [Theory]
    [InlineData("acme/\0nul")]
    [InlineData("acme/\ud800")]
    [InlineData("acme/ümlaut\r\n")]
    public async Task Hostile_names_do_not_stop_the_batch(string target)
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.PostgreSql);
        var (token, actor) = await TokenAsync(portal);

        portal.Get<UsageRecorder>().Note(actor, s_push with { Target = target });
        await FlushAsync(portal);

        await using var db = portal.Db();
        Assert.Equal("(unusual characters)", (await db.TokenUses.SingleAsync(use => use.TokenId == token.Id)).LastTarget);
    }

    // Usage outlives its token, and so needs none.
    private static void NoteOfThousand(TestPortal portal, DeployTokenActor actor)
    {
        for (var number = 0; number < 1000; number++)
            portal.Get<UsageRecorder>().Note(actor with { TokenId = actor.TokenId + number }, s_push);
    }

    private static Task FlushAsync(TestPortal portal) => portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);

    private static async Task<(DeployTokenView Token, DeployTokenActor Actor)> TokenAsync(TestPortal portal)
    {
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var svc = await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme"));
        var input = new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, null);
        var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(root, HolderKind.Project, svc.Id, input, CancellationToken.None)).Token;
        return (token, new DeployTokenActor(token.Id, token.Username, HolderKind.Project, svc.Id, token.Scopes, null, token.State != DeployTokenState.Active));
    }
}
