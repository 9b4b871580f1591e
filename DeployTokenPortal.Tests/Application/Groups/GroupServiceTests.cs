using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Groups;

public sealed class GroupServiceTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Renamed_group_takes_everything_below_along_and_old_paths_lead_to_new_ones(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var platform = await portal.AddGroupAsync(root, "platform", acme);
        var svc = await portal.AddProjectAsync(root, "svc", platform);

        TestPortal.Succeeded(await portal.Get<GroupService>().EditAsync(root, acme.Id, new HolderInput("ACME", "acme-corp", "", Visibility.Private), CancellationToken.None));

        var holders = portal.Get<HolderQueries>();
        Assert.Equal("acme-corp/platform/svc", TestPortal.Succeeded(await holders.GetAsync(root, ResourceKind.Project, svc.Id, CancellationToken.None)).FullPath);
        Assert.Equal((ResourceKind.Project, svc.Id), await holders.FindByPathAsync(root, "ACME/platform/svc", CancellationToken.None));
        Assert.Equal((ResourceKind.Project, svc.Id), await holders.FindByPathAsync(root, "acme-corp/platform/svc", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Moved_group_has_the_ancestors_of_its_new_place_only(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var platform = await portal.AddGroupAsync(root, "platform", await portal.AddGroupAsync(root, "acme"));
        var deep = await portal.AddGroupAsync(root, "deep", platform);
        var other = await portal.AddGroupAsync(root, "other");

        TestPortal.Succeeded(await portal.Get<GroupService>().MoveAsync(root, platform.Id, other.Id, CancellationToken.None));

        await using var db = portal.Db();
        var above = await db.GroupAncestors.Where(line => line.GroupId == deep.Id).OrderBy(line => line.Distance).Select(line => line.AncestorId).ToListAsync();
        Assert.Equal([deep.Id, platform.Id, other.Id], above);
        Assert.Equal("other/platform/deep", (await db.Groups.SingleAsync(group => group.Id == deep.Id)).FullPath);
    }

    [Fact]
    public async Task Group_cannot_move_into_a_group_below_itself()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var platform = await portal.AddGroupAsync(root, "platform", acme);

        var result = await portal.Get<GroupService>().MoveAsync(root, acme.Id, platform.Id, CancellationToken.None);

        Assert.Equal(FailureKind.Invalid, result.Failure?.Kind);
    }

    [Fact]
    public async Task Groups_nest_no_deeper_than_the_limit()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        HolderRef? parent = null;
        for (var depth = 0; depth < PathRule.MaximumDepth; depth++)
            parent = await portal.AddGroupAsync(root, "g", parent);

        var result = await portal.Get<GroupService>().CreateAsync(root, parent!.Id, new HolderInput("g", "g", "", Visibility.Private), CancellationToken.None);

        Assert.Equal("ParentId", result.Failure?.Fields.Single().Field);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Path_is_taken_by_a_group_or_a_project_without_regard_to_case(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        await portal.AddProjectAsync(root, "svc", acme);

        var result = await portal.Get<GroupService>().CreateAsync(root, acme.Id, new HolderInput("x", "SVC", "", Visibility.Private), CancellationToken.None);

        Assert.Equal("Path", result.Failure?.Fields.Single().Field);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Deleted_group_ends_its_tokens_frees_its_path_and_keeps_the_trail(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Project, svc.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, null), CancellationToken.None)).Token;

        TestPortal.Succeeded(await portal.Get<GroupService>().DeleteAsync(root, acme.Id, CancellationToken.None));

        await using var db = portal.Db();
        Assert.NotNull((await db.DeployTokens.IgnoreQueryFilters().SingleAsync(row => row.Id == token.Id)).DeletedAt);
        Assert.Empty(await db.Routes.ToListAsync());
        Assert.Contains(await db.AuditEvents.ToListAsync(), row => row.TargetId == token.Id && row.Name == "deploy_token_created");
        Assert.NotEqual(acme.Id, (await portal.AddGroupAsync(root, "acme")).Id);
    }

    [Theory]
    [InlineData("", "x", "Name")]
    [InlineData("x", "a b", "Path")]
    [InlineData("x", "-a", "Path")]
    [InlineData("x", "a..b", "Path")]
    [InlineData("x", "a___b", "Path")]
    [InlineData("x", "ä", "Path")]
    [InlineData("x", "admin", "Path")]
    [InlineData("x", "a.git", "Path")]
    [InlineData("!!!", "", "Path")]
    public async Task Bad_input_names_the_field(string name, string path, string field)
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);

        var result = await portal.Get<GroupService>().CreateAsync(root, null, new HolderInput(name, path, "", Visibility.Private), CancellationToken.None);

        Assert.Equal(field, result.Failure?.Fields.Single().Field);
    }

    [Fact]
    public async Task Person_who_is_no_administrator_makes_no_top_level_group()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = await portal.AddPersonAsync("ana");

        var result = await portal.Get<GroupService>().CreateAsync(person, null, new HolderInput("x", "x", "", Visibility.Private), CancellationToken.None);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
        Assert.Equal("Only administrators can do this.", result.Failure?.Message);
    }

    [Fact]
    public async Task Private_group_of_others_is_not_found_rather_than_forbidden()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var stranger = await portal.AddPersonAsync("stranger");

        var result = await portal.Get<GroupService>().DeleteAsync(stranger, acme.Id, CancellationToken.None);

        Assert.Equal(FailureKind.NotFound, result.Failure?.Kind);
    }
}
