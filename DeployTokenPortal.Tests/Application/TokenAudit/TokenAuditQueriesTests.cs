using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

public sealed class TokenAuditQueriesTests
{
    private const DeployTokenScopes PullAndPush = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [InlineData(AccessLevel.None, "NotFound")]
    [InlineData(AccessLevel.Guest, "Forbidden")]
    [InlineData(AccessLevel.Developer, "Forbidden")]
    [InlineData(AccessLevel.Maintainer, "")]
    [InlineData(AccessLevel.Owner, "")]
    public async Task Level_decides_who_sees_counts_and_tokens(AccessLevel level, string expected)
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        var ana = await portal.AddPersonAsync("ana");
        await CreateAsync(portal, root, HolderKind.Project, svc, PullAndPush);
        if (level != AccessLevel.None)
            await JoinAsync(portal, root, acme, ana, level);

        var counted = await CountAsync(portal, ana, new AuditedArea(ResourceKind.Group, acme.Id));
        var listed = await ListAsync(portal, ana, new AuditedArea(ResourceKind.Project, svc.Id), new AuditedTokenFilter());
        var instance = await CountAsync(portal, ana, new AuditedArea(ResourceKind.Instance, 0));
        var streamed = portal.Get<AuditedTokenQueries>().StreamAsync(ana, new AuditedArea(ResourceKind.Group, acme.Id), new AuditedTokenFilter(), new AttentionThresholds(), CancellationToken.None);

        Assert.Equal((expected, expected, "Forbidden"), (counted.Failure?.Kind.ToString() ?? "", listed.Failure?.Kind.ToString() ?? "", instance.Failure?.Kind.ToString()));
        Assert.Equal(expected.Length == 0 ? 1 : 0, await streamed.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Group_is_divided_among_what_lies_directly_below(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var platform = await portal.AddGroupAsync(root, "platform", acme);
        var deep = await portal.AddGroupAsync(root, "deep", platform);
        await CreateAsync(portal, root, HolderKind.Project, await portal.AddProjectAsync(root, "svc", deep), PullAndPush);
        await CreateAsync(portal, root, HolderKind.Group, platform, DeployTokenScopes.ReadRegistry);
        await CreateAsync(portal, root, HolderKind.Group, acme, DeployTokenScopes.ReadRegistry);
        await CreateAsync(portal, root, HolderKind.Project, await portal.AddProjectAsync(root, "tools", acme), PullAndPush);
        await portal.AddProjectAsync(root, "empty", acme);

        var all = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Group, acme.Id)));
        var own = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Group, acme.Id, IsOwnOnly: true)));
        var instance = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Instance, 0)));

        Assert.Equal([(ResourceKind.Group, "platform", 2, 1), (ResourceKind.Project, "tools", 1, 1)],
            all.Children.Select(child => (child.Kind, child.Path, child.Tally.Active, child.Tally.CanWrite)));
        Assert.Equal((4, 1, 4), (all.Total.Active, own.Total.Active, instance.Total.Active));
        Assert.Empty(own.Children);
        Assert.Equal(("acme", 4), (Assert.Single(instance.Children).Path, instance.Children[0].Tally.Active));
        Assert.Equal(7, all.Scopes.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_needs_attention_is_named_with_who_left(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        var erik = await portal.AddPersonAsync("erik");
        await JoinAsync(portal, root, acme, erik, AccessLevel.Owner);
        await CreateAsync(portal, erik, HolderKind.Project, svc, PullAndPush, "legacy");
        await CreateAsync(portal, root, HolderKind.Group, acme, DeployTokenScopes.ReadRegistry, "mirror", expiresInDays: 95);
        TestPortal.Succeeded(await portal.Get<MemberService>().RemoveAsync(root, ResourceKind.Group, acme.Id, erik.UserId!.Value, CancellationToken.None));
        portal.Time.Advance(TimeSpan.FromDays(91));

        var found = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Group, acme.Id))).Attention;

        Assert.Equal(
            ["CreatorLeft 1 legacy (erik)", "Expiring 1 mirror ()", "Unwritten 1 legacy ()", "Unused 2 legacy mirror ()", "NeverExpires 1 legacy ()"],
            found.Select(item => $"{item.Need} {item.Count} {string.Join(' ', item.Names)} ({string.Join(' ', item.People)})"));
    }

    [Fact]
    public async Task Maintainer_may_change_tokens_of_projects_but_not_those_of_the_group()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        var mats = await portal.AddPersonAsync("mats");
        await JoinAsync(portal, root, acme, mats, AccessLevel.Maintainer);
        await CreateAsync(portal, root, HolderKind.Project, svc, PullAndPush, "of-project");
        await CreateAsync(portal, root, HolderKind.Group, acme, PullAndPush, "of-group");

        var listed = TestPortal.Succeeded(await ListAsync(portal, mats, new AuditedArea(ResourceKind.Group, acme.Id), new AuditedTokenFilter()));

        Assert.Equal([("of-project", "acme/svc", true), ("of-group", "acme", false)], listed.Items.Select(item => (item.Token.Name, item.HolderPath, item.CanManage)));
    }

    [Fact]
    public async Task Deleted_tokens_are_listed_only_when_asked_for()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        await CreateAsync(portal, root, HolderKind.Project, svc, PullAndPush, "gone");
        TestPortal.Succeeded(await portal.Get<ProjectService>().DeleteAsync(root, svc.Id, CancellationToken.None));
        var area = new AuditedArea(ResourceKind.Group, acme.Id);

        var present = TestPortal.Succeeded(await ListAsync(portal, root, area, new AuditedTokenFilter()));
        var deleted = TestPortal.Succeeded(await ListAsync(portal, root, area, new AuditedTokenFilter(State: DeployTokenState.Deleted)));

        Assert.Empty(present.Items);
        Assert.Equal(("gone", "acme/svc", false), (Assert.Single(deleted.Items).Token.Name, deleted.Items[0].HolderPath, deleted.Items[0].CanManage));
    }

    [Fact]
    public async Task Addresses_that_guess_are_for_administrators_of_the_instance()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        portal.Get<UsageRecorder>().NoteUnknown("198.51.100.7");
        await portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);

        var instance = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Instance, 0)));
        var group = TestPortal.Succeeded(await CountAsync(portal, root, new AuditedArea(ResourceKind.Group, acme.Id)));

        Assert.Equal(("198.51.100.7", 1L), (Assert.Single(instance.Strangers).Address, instance.Strangers[0].Count));
        Assert.Empty(group.Strangers);
    }

    private static Task<Result<TokenAuditOverview>> CountAsync(TestPortal portal, Caller caller, AuditedArea area) =>
        portal.Get<TokenAuditQueries>().GetAsync(caller, area, 90, new AttentionThresholds(), CancellationToken.None);

    private static Task<Result<Page<AuditedToken>>> ListAsync(TestPortal portal, Caller caller, AuditedArea area, AuditedTokenFilter filter) =>
        portal.Get<AuditedTokenQueries>().ListAsync(caller, area, filter, new AttentionThresholds(), new PageRequest(1, 25), CancellationToken.None);

    private static async Task CreateAsync(
        TestPortal portal, Caller caller, HolderKind kind, HolderRef holder, DeployTokenScopes scopes, string name = "ci", int? expiresInDays = null)
    {
        var input = new DeployTokenInput(name, null, scopes, expiresInDays is { } days ? portal.Time.GetUtcNow().AddDays(days) : null);
        TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(caller, kind, holder.Id, input, CancellationToken.None));
    }

    private static async Task JoinAsync(TestPortal portal, Caller root, HolderRef group, Caller person, AccessLevel level) => TestPortal.Succeeded(
        await portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, group.Id, person.UserId!.Value, new MemberInput(level, null), CancellationToken.None));
}
