using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Auditing;

public sealed class AuditQueriesTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Group_log_holds_everything_below_it_and_nothing_beside_it(DatabaseProvider provider)
    {
        await using var stage = await Stage.StartAsync(provider);

        Assert.Equal(["acme/svc", "acme/svc", "acme"], (await stage.ListAsync(ResourceKind.Group, stage.Acme.Id)).Select(row => row.EntityPath));
        Assert.Equal(["acme/svc", "acme/svc"], (await stage.ListAsync(ResourceKind.Project, stage.Svc.Id)).Select(row => row.EntityPath));
        Assert.Equal(4, (await stage.ListAsync(ResourceKind.Instance, 0)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_deleted_stays_in_the_log_above_it(DatabaseProvider provider)
    {
        await using var stage = await Stage.StartAsync(provider);
        TestPortal.Succeeded(await stage.Portal.Get<ProjectService>().DeleteAsync(stage.Root, stage.Svc.Id, Ct));

        Assert.Equal(
            [AuditEventNames.ProjectDeleted, AuditEventNames.ProjectTokenCreated, AuditEventNames.ProjectCreated, AuditEventNames.GroupCreated],
            (await stage.ListAsync(ResourceKind.Group, stage.Acme.Id)).Select(row => row.Name));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Filters_narrow_the_log(DatabaseProvider provider)
    {
        await using var stage = await Stage.StartAsync(provider);
        var now = stage.Portal.Time.GetUtcNow();

        Assert.Equal(["ci-push"], (await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(Search: " CI-Push "))).Select(row => row.TargetName));
        Assert.Equal(2, (await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(Event: AuditEventNames.GroupCreated))).Count);
        Assert.Empty(await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(Door: Doors.Api)));
        Assert.Empty(await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(From: now.AddSeconds(1))));
        Assert.Empty(await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(Until: now)));
        Assert.Equal(4, (await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(From: now, Until: now.AddDays(1)))).Count);
        Assert.Empty(await stage.ListAsync(ResourceKind.Instance, 0, new AuditFilter(Search: "100%_nothing")));
    }

    [Theory]
    [InlineData(AccessLevel.Developer, FailureKind.Forbidden)]
    [InlineData(AccessLevel.None, FailureKind.NotFound)]
    public async Task Levels_below_maintainer_see_no_log(AccessLevel level, FailureKind expected)
    {
        await using var stage = await Stage.StartAsync();
        var person = await stage.AddMemberAsync("tom", level);

        var group = await stage.Portal.Get<AuditQueries>().ListAsync(person, ResourceKind.Group, stage.Acme.Id, new AuditFilter(), new PageRequest(1, 20), Ct);
        var instance = await stage.Portal.Get<AuditQueries>().ListAsync(person, ResourceKind.Instance, 0, new AuditFilter(), new PageRequest(1, 20), Ct);

        Assert.Equal(expected, group.Failure?.Kind);
        Assert.Equal(FailureKind.Forbidden, instance.Failure?.Kind);
    }

    [Fact]
    public async Task Maintainer_of_a_project_sees_that_log_only()
    {
        await using var stage = await Stage.StartAsync();
        var mats = await stage.AddMemberAsync("mats", AccessLevel.Maintainer);
        var log = stage.Portal.Get<AuditQueries>();
        var foreign = (await stage.ListAsync(ResourceKind.Group, stage.Other.Id)).Single();

        Assert.True((await log.ListAsync(mats, ResourceKind.Project, stage.Svc.Id, new AuditFilter(), new PageRequest(1, 20), Ct)).IsSuccess);
        Assert.Equal(FailureKind.NotFound, (await log.ListAsync(mats, ResourceKind.Group, stage.Other.Id, new AuditFilter(), new PageRequest(1, 20), Ct)).Failure?.Kind);
        Assert.Equal(FailureKind.NotFound, (await log.GetAsync(mats, ResourceKind.Group, stage.Acme.Id, foreign.Id, Ct)).Failure?.Kind);
    }

    [Fact]
    public async Task Facts_come_back_as_they_were_written()
    {
        await using var stage = await Stage.StartAsync();
        await stage.Portal.Get<DeployTokenChanges>().UpdateAsync(stage.Root, HolderKind.Project, stage.Svc.Id, stage.TokenId,
            new DeployTokenChange("renamed", null, null, null), Ct);

        var rows = await stage.ListAsync(ResourceKind.Project, stage.Svc.Id);

        Assert.Equal([new AuditFact("name", "ci-push", "renamed")], rows[0].Facts);
        Assert.Contains(new AuditFact("scopes", null, "read_registry"), rows[1].Facts);
    }

    private sealed class Stage : IAsyncDisposable
    {
        public required TestPortal Portal { get; init; }

        public required Caller Root { get; init; }

        public required HolderRef Acme { get; init; }

        public required HolderRef Other { get; init; }

        public required HolderRef Svc { get; init; }

        public required long TokenId { get; init; }

        public static async Task<Stage> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
        {
            var portal = await TestPortal.StartAsync(provider);
            var root = await portal.AddPersonAsync("root", isAdministrator: true);
            var acme = await portal.AddGroupAsync(root, "acme");
            var other = await portal.AddGroupAsync(root, "other");
            var svc = await portal.AddProjectAsync(root, "svc", acme);
            var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
                root, HolderKind.Project, svc.Id, new DeployTokenInput("ci-push", null, DeployTokenScopes.ReadRegistry, null), Ct));
            return new Stage { Portal = portal, Root = root, Acme = acme, Other = other, Svc = svc, TokenId = token.Token.Id };
        }

        public async Task<Caller> AddMemberAsync(string username, AccessLevel level)
        {
            var person = await Portal.AddPersonAsync(username);
            if (level != AccessLevel.None)
                TestPortal.Succeeded(await Portal.Get<MemberService>().SetAsync(Root, ResourceKind.Group, Acme.Id, person.UserId!.Value, new MemberInput(level, null), Ct));
            return person;
        }

        public async Task<IReadOnlyList<AuditEventView>> ListAsync(ResourceKind kind, long id, AuditFilter? filter = null) => TestPortal.Succeeded(
            await Portal.Get<AuditQueries>().ListAsync(Root, kind, id, filter ?? new AuditFilter(), new PageRequest(1, 100), Ct)).Items;

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
