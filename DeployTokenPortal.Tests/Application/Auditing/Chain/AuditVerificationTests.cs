using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Auditing.Chain;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Auditing.Chain;

public sealed class AuditVerificationTests
{
    private const int Rows = 7;

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Untouched_log_is_whole(DatabaseProvider provider)
    {
        await using var portal = await StartAsync(provider);

        var verdict = await VerifyAsync(portal);

        Assert.Equal((Rows, 0, null), (verdict.Checked, verdict.Unchained, verdict.Break));
        await using var db = portal.Db();
        Assert.Equal(Enumerable.Range(1, Rows).Select(id => (long)id), await db.AuditEvents.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Ct));
        Assert.Equal(verdict.LastHash, Convert.ToHexStringLower((await db.AuditEvents.SingleAsync(row => row.Id == Rows, Ct)).Hash!));
    }

    [Fact]
    public async Task Empty_log_is_whole()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(new AuditVerdict(0, 0, 0, null, null), await VerifyAsync(portal));
    }

    // Every column, and every way to meddle with rows: what an attacker at the database could do to one of them.
    public static TheoryData<string, long, AuditBreakKind> Attacks => new()
    {
        { """UPDATE "AuditEvents" SET "At" = (SELECT other."At" FROM "AuditEvents" other WHERE other."Id" = 2) WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Name" = 'group_updated' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Author" = 'System' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Author" = 'Mallory' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "AuthorId" = 77 WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "AuthorName" = 'mallory' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "TokenId" = 1 WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "TokenName" = 'x' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Entity" = 'Project' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "EntityId" = 77 WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "EntityPath" = 'x' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "TargetType" = 'x' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "TargetId" = NULL WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "TargetName" = 'x' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Message" = 'x' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Details" = '{{"a":"b"}}' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Door" = 'api' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Address" = '198.51.100.1' WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Agent" = NULL WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Hash" = NULL WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """UPDATE "AuditEvents" SET "Hash" = (SELECT "Hash" FROM "AuditEvents" WHERE "Id" = 2) WHERE "Id" = 3""", 3, AuditBreakKind.Changed },
        { """DELETE FROM "AuditEvents" WHERE "Id" = 3""", 3, AuditBreakKind.Missing },
        { """DELETE FROM "AuditEvents" WHERE "Id" = 1""", 1, AuditBreakKind.Missing },
        { """DELETE FROM "AuditEvents" WHERE "Id" = 7""", 7, AuditBreakKind.Missing },
        { """DELETE FROM "AuditEvents" """, 1, AuditBreakKind.Missing },
        { """UPDATE "AuditEvents" SET "Id" = 99 WHERE "Id" = 3""", 3, AuditBreakKind.Missing },
        { """UPDATE "AuditEvents" SET "Id" = 99 WHERE "Id" = 7""", 7, AuditBreakKind.Missing },
        { """INSERT INTO "AuditEvents" ("Id", "At", "Name", "Author", "AuthorName", "Entity", "EntityPath", "TargetType", "TargetName", "Message", "Details", "Door") SELECT 9, "At", "Name", "Author", "AuthorName", "Entity", "EntityPath", "TargetType", "TargetName", "Message", "Details", "Door" FROM "AuditEvents" WHERE "Id" = 7""", 9, AuditBreakKind.Added },
        { """UPDATE "AuditChainHeads" SET "BeginsAfter" = 3""", 4, AuditBreakKind.Changed },
        { """UPDATE "AuditChainHeads" SET "LastHash" = NULL""", 7, AuditBreakKind.Changed },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Tampering_is_found_and_named(string sql, long eventId, AuditBreakKind kind)
    {
        await using var portal = await StartAsync(DatabaseProvider.Sqlite);
        await ExecuteAsync(portal, sql);

        Assert.Equal(new AuditBreak(eventId, kind), (await VerifyAsync(portal)).Break);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Tampering_is_found_and_named_on_postgres(string sql, long eventId, AuditBreakKind kind)
    {
        await using var portal = await StartAsync(DatabaseProvider.PostgreSql);
        await ExecuteAsync(portal, sql);

        Assert.Equal(new AuditBreak(eventId, kind), (await VerifyAsync(portal)).Break);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Row_rewritten_with_a_hash_that_fits_breaks_the_next_one(DatabaseProvider provider)
    {
        await using var portal = await StartAsync(provider);
        await using (var db = portal.Db())
        {
            var before = await db.AuditEvents.AsNoTracking().SingleAsync(row => row.Id == 2, Ct);
            await db.AuditEvents.Where(row => row.Id == 3).ExecuteUpdateAsync(row => row.SetProperty(found => found.AuthorName, "mallory"), Ct);
            var forged = await db.AuditEvents.AsNoTracking().SingleAsync(row => row.Id == 3, Ct);
            var hash = AuditChain.HashOf(forged, 3, before.Hash!);
            await db.AuditEvents.Where(row => row.Id == 3).ExecuteUpdateAsync(row => row.SetProperty(found => found.Hash, hash), Ct);
        }

        Assert.Equal(new AuditBreak(4, AuditBreakKind.Changed), (await VerifyAsync(portal)).Break);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Changes_at_the_same_time_make_one_chain(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => portal.AddGroupAsync(root, $"group-{number}"), Ct)));

        Assert.Equal((12, null), (await VerifyAsync(portal)) is var verdict ? (verdict.Checked, verdict.Break) : default);
    }

    [Fact]
    public async Task Rows_older_than_the_chain_are_counted_apart()
    {
        await using var portal = await StartAsync(DatabaseProvider.Sqlite);
        await ExecuteAsync(portal, """DELETE FROM "AuditChainHeads" """);
        await ExecuteAsync(portal, """UPDATE "AuditEvents" SET "Hash" = NULL""");
        await ExecuteAsync(portal, """INSERT INTO "AuditChainHeads" ("Id", "BeginsAfter", "LastId") VALUES (1, 7, 7)""");
        await portal.AddGroupAsync(await portal.AddPersonAsync("ruth", isAdministrator: true), "later");

        var verdict = await VerifyAsync(portal);

        Assert.Equal((1, 7, null), (verdict.Checked, verdict.Unchained, verdict.Break));
    }

    [Fact]
    public async Task Only_administrators_verify()
    {
        await using var portal = await StartAsync(DatabaseProvider.Sqlite);

        var refused = await portal.Get<AuditVerification>().VerifyAsync(await portal.AddPersonAsync("tom"), progress: null, Ct);

        Assert.Equal(FailureKind.Forbidden, refused.Failure?.Kind);
    }

    [Fact]
    public async Task Row_outside_the_transaction_of_its_change_is_not_saved()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Db();
        portal.Get<AuditTrail>().Add(db, Caller.System, AnonymousActor.Instance, new AuditEntry(
            AuditEventNames.GroupCreated, AuditScope.Instance, new AuditTarget("Group", 1, "acme"), "Group acme created."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }

    private static async Task<TestPortal> StartAsync(DatabaseProvider provider)
    {
        var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        foreach (var number in Enumerable.Range(1, Rows))
        {
            portal.Time.Advance(TimeSpan.FromTicks(1_234_567));
            await portal.AddGroupAsync(root, $"group-{number}");
        }

        return portal;
    }

    private static async Task<AuditVerdict> VerifyAsync(TestPortal portal) => await portal.Get<AuditVerification>().CheckAsync(Ct);

    private static async Task ExecuteAsync(TestPortal portal, string sql)
    {
        await using var db = portal.Db();
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }
}
