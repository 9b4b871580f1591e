using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Data.QueryPlans;

/// <summary>
/// No screen and no door reads a large table from end to end, on either database. Left out because an index cannot help: the search for a part of a text,
/// and the counts over the whole instance, which are about every token.
/// </summary>
public sealed class QueryPlanTests
{
    private static readonly PageRequest s_page = new(1, 20);
    private static readonly AttentionThresholds s_thresholds = new();

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lists_and_changes_of_deploy_tokens_begin_at_an_index(DatabaseProvider provider)
    {
        var plans = new PlanRecorder(provider);
        await using var place = await Place.BuildAsync(provider, plans);

        foreach (var caller in (Caller[])[place.Root, place.Owner])
        {
            await place.ListAsync(caller);
            await place.Portal.Get<DeployTokenOverview>().ListExpiringAsync(caller, 5, Ct);
            await place.Portal.Get<DeployTokenOverview>().ListRecentlyUsedAsync(caller, 5, Ct);
            await place.Portal.Get<DeployTokenOverview>().HasAnyAsync(caller, Ct);
        }

        foreach (var liveOnly in (bool[])[true, false])
            await place.Portal.Get<DeployTokenCatalog>().ListInstanceAsync(place.Root, liveOnly, s_page, Ct);
        await place.ChangeAsync();
        AssertIndexed(plans, atLeast: 30);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Audit_of_tokens_begins_at_an_index(DatabaseProvider provider)
    {
        var plans = new PlanRecorder(provider);
        await using var place = await Place.BuildAsync(provider, plans);
        AuditedArea[] areas =
            [new(ResourceKind.Group, place.Group.Id), new(ResourceKind.Group, place.Group.Id, IsOwnOnly: true), new(ResourceKind.Project, place.Project.Id)];

        foreach (var area in areas)
        {
            TestPortal.Succeeded(await place.Portal.Get<TokenAuditQueries>().GetAsync(place.Owner, area, 30, s_thresholds, Ct));
            foreach (var filter in Filters())
                TestPortal.Succeeded(await place.Portal.Get<AuditedTokenQueries>().ListAsync(place.Owner, area, filter, s_thresholds, s_page, Ct));
        }

        TestPortal.Succeeded(await place.Portal.Get<AuditedTokenQueries>().ListAsync(
            place.Root, new AuditedArea(ResourceKind.Instance, 0), new AuditedTokenFilter(State: DeployTokenState.Active), s_thresholds, s_page, Ct));
        TestPortal.Succeeded(await place.Portal.Get<TokenDetailQueries>().GetAsync(place.Owner, HolderKind.Project, place.Project.Id, place.Token.Id, Ct));
        AssertIndexed(plans, atLeast: 40);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Groups_projects_and_members_begin_at_an_index(DatabaseProvider provider)
    {
        var plans = new PlanRecorder(provider);
        await using var place = await Place.BuildAsync(provider, plans);

        foreach (var caller in (Caller[])[place.Root, place.Owner])
            await place.BrowseAsync(caller);
        TestPortal.Succeeded(await place.Portal.Get<ProjectService>().MoveAsync(place.Root, place.Project.Id, place.Other.Id, Ct));
        TestPortal.Succeeded(await place.Portal.Get<GroupService>().MoveAsync(place.Root, place.Other.Id, place.Group.Id, Ct));
        TestPortal.Succeeded(await place.Portal.Get<ProjectService>().DeleteAsync(place.Root, place.Project.Id, Ct));
        TestPortal.Succeeded(await place.Portal.Get<GroupService>().DeleteAsync(place.Root, place.Group.Id, Ct));
        AssertIndexed(plans, atLeast: 30);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Doors_and_what_they_record_begin_at_an_index(DatabaseProvider provider)
    {
        var plans = new PlanRecorder(provider);
        await using var place = await Place.BuildAsync(provider, plans);
        var resources = place.Portal.Get<ResourceDirectory>();

        Assert.Null(await place.Portal.Get<SecretDirectory>().FindAsync(new byte[32], Ct));
        Assert.NotNull(await resources.FindAsync("acme/svc/image", Ct));
        Assert.NotNull(await resources.FindHolderAsync(ResourceKind.Group, "acme", Ct));
        await place.Portal.Get<ChangeWatch>().LookAsync(Ct);
        await place.UseAsync(UsageAction.Write);
        await plans.LookAtAsync(place.Portal, LastUse.StatementForOne, 1L, place.Portal.Time.GetUtcNow().UtcDateTime, "192.0.2.1", "pull");
        AssertIndexed(plans, atLeast: 7);
    }

    private static IEnumerable<AuditedTokenFilter> Filters() =>
    [
        new(), new(Scope: DeployTokenScopes.ReadRegistry), .. Enum.GetValues<DeployTokenState>().Select(state => new AuditedTokenFilter(State: state)),
        .. Enum.GetValues<TokenNeed>().Select(need => new AuditedTokenFilter(Need: need)),
    ];

    private static void AssertIndexed(PlanRecorder plans, int atLeast)
    {
        Assert.True(plans.Seen >= atLeast, $"Only {plans.Seen} statements were looked at.");
        Assert.True(plans.Scans.Count == 0, string.Join("\n", plans.Scans));
    }

    /// <summary>Two groups, a project, people and tokens in every state, made before anybody looks.</summary>
    private sealed class Place(TestPortal portal) : IAsyncDisposable
    {
        public TestPortal Portal { get; } = portal;

        public required Caller Root { get; init; }

        public required Caller Owner { get; init; }

        public required HolderRef Group { get; init; }

        public required HolderRef Other { get; init; }

        public required HolderRef Project { get; init; }

        public required DeployTokenView Token { get; init; }

        public static async Task<Place> BuildAsync(DatabaseProvider provider, PlanRecorder plans)
        {
            var portal = await TestPortal.StartAsync(provider, interceptor: plans);
            var root = await portal.AddPersonAsync("root", isAdministrator: true);
            var owner = await portal.AddPersonAsync("owner");
            var group = await portal.AddGroupAsync(root, "acme");
            var other = await portal.AddGroupAsync(root, "labs");
            var project = await portal.AddProjectAsync(root, "svc", group);
            TestPortal.Succeeded(await portal.Get<MemberService>().AddAsync(root, ResourceKind.Group, group.Id, "owner", new MemberInput(AccessLevel.Owner, null), Ct));
            var place = new Place(portal)
            {
                Root = root,
                Owner = owner,
                Group = group,
                Other = other,
                Project = project,
                Token = await AddTokenAsync(portal, root, HolderKind.Project, project.Id),
            };
            await AddTokenAsync(portal, root, HolderKind.Group, group.Id);
            // Time enough to need attention, and a use so that there are days of it.
            portal.Time.Advance(TimeSpan.FromDays(100));
            await place.UseAsync(UsageAction.Read);
            plans.IsOn = true;
            return place;
        }

        public async Task ListAsync(Caller caller)
        {
            foreach (var (holder, id) in ((HolderKind, long)[])[(HolderKind.Project, Project.Id), (HolderKind.Group, Group.Id)])
            {
                foreach (var liveOnly in (bool[])[true, false])
                    TestPortal.Succeeded(await Portal.Get<DeployTokenCatalog>().ListAsync(caller, holder, id, liveOnly, s_page, Ct));
                foreach (var order in Enum.GetValues<DeployTokenOrder>())
                {
                    TestPortal.Succeeded(await Portal.Get<DeployTokenQueries>().ListAsync(
                        caller, holder, id, new DeployTokenFilter(order != DeployTokenOrder.Name, "ci", DeployTokenScopes.ReadRegistry, 1, order, false, s_page), Ct));
                }
            }
        }

        public async Task ChangeAsync()
        {
            var (portal, id) = (Portal, Project.Id);
            var token = await AddTokenAsync(portal, Owner, HolderKind.Project, id);
            TestPortal.Succeeded(await portal.Get<DeployTokenChanges>().UpdateAsync(
                Owner, HolderKind.Project, id, token.Id, new DeployTokenChange("other", null, null, null), Ct));
            TestPortal.Succeeded(await portal.Get<DeployTokenService>().RotateAsync(Owner, HolderKind.Project, id, token.Id, TimeSpan.FromDays(1), Ct));
            TestPortal.Succeeded(await portal.Get<DeployTokenService>().RevokeAsync(Owner, HolderKind.Project, id, token.Id, Ct));
            Assert.True((await portal.Get<DeployTokenChanges>().DeleteAsync(Owner, HolderKind.Project, id, token.Id, Ct)).IsSuccess);
        }

        public async Task BrowseAsync(Caller caller)
        {
            var (holders, catalog) = (Portal.Get<HolderQueries>(), Portal.Get<HolderCatalog>());
            TestPortal.Succeeded(await holders.GetAsync(caller, ResourceKind.Project, Project.Id, Ct));
            await holders.FindByPathAsync(caller, "acme/svc", Ct);
            await Portal.Get<HolderPaths>().FindAsync(caller, ResourceKind.Project, "acme/svc", Ct);
            foreach (var parent in (long?[])[null, Group.Id])
            {
                await holders.ListProjectsAsync(caller, new HolderFilter(null, parent, caller == Owner, s_page), Ct);
                TestPortal.Succeeded(await catalog.ListProjectsAsync(caller, new HolderListFilter(Within: parent), s_page, Ct));
            }

            await holders.ListGroupsAsync(caller, new HolderFilter(null, null, caller == Owner, s_page), Ct);
            TestPortal.Succeeded(await Portal.Get<MemberQueries>().ListAsync(caller, ResourceKind.Project, Project.Id, null, s_page, Ct));
        }

        public async Task UseAsync(UsageAction action)
        {
            var actor = new DeployTokenActor(Token.Id, Token.Username, HolderKind.Project, Project.Id, Token.Scopes, Token.ExpiresAt, false);
            Portal.Get<UsageRecorder>().Note(actor, new UsageNote(UsageDoor.ContainerToken, action, UsageOutcome.Allowed, "pull", "192.0.2.1"));
            Portal.Get<UsageRecorder>().NoteUnknown("192.0.2.2");
            await Portal.Get<UsageWriter>().FlushAsync(Ct);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();

        private static async Task<DeployTokenView> AddTokenAsync(TestPortal portal, Caller caller, HolderKind holder, long id) => TestPortal.Succeeded(await portal.Get<DeployTokenService>()
            .CreateAsync(caller, holder, id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, null), Ct)).Token;
    }
}
