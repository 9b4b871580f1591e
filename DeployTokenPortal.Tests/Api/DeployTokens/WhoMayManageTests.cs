using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Api.DeployTokens;

/// <summary>Contract §2, row by row.</summary>
public sealed class WhoMayManageTests : IAsyncLifetime
{
    private const string Body = """{"name":"ci","scopes":["read_registry"]}""";
    private const string Forbidden = """403 {"message":"403 Forbidden"}""";
    private const string Unauthorized = """401 {"message":"401 Unauthorized"}""";
    private const string NoProject = """404 {"message":"404 Project Not Found"}""";
    private const string NoGroup = """404 {"message":"404 Group Not Found"}""";

    private readonly ApiDoor _api = new();

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData(false, NoProject, NoGroup)]
    [InlineData(true, Forbidden, Forbidden)]
    public async Task Nobody_gets_404_on_private_and_403_on_public_holders(bool isPublic, string project, string group)
    {
        var (projectId, groupId) = await HoldersAsync(isPublic ? Visibility.Public : Visibility.Private);

        Assert.Equal([project, project, project, project], await AllAsync("projects", projectId, null));
        Assert.Equal([group, group, group, group], await AllAsync("groups", groupId, null));
        Assert.Equal(Unauthorized, await _api.AnswerAsync("GET", "/deploy_tokens", null));
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Public)]
    public async Task Unknown_credential_is_401_everywhere_and_never_taken_for_none(Visibility visibility)
    {
        var (projectId, groupId) = await HoldersAsync(visibility);

        Assert.All(await AllAsync("projects", projectId, "glpat-unknownunknownunknown"), answer => Assert.Equal(Unauthorized, answer));
        Assert.All(await AllAsync("groups", groupId, "nonsense"), answer => Assert.Equal(Unauthorized, answer));
        Assert.Equal(Unauthorized, await _api.AnswerAsync("GET", "/deploy_tokens", "nonsense"));
    }

    [Theory]
    [InlineData(Visibility.Private, NoProject, NoGroup)]
    [InlineData(Visibility.Internal, Forbidden, Forbidden)]
    [InlineData(Visibility.Public, Forbidden, Forbidden)]
    public async Task Somebody_who_is_no_member_gets_404_or_403_by_visibility(Visibility visibility, string project, string group)
    {
        var (projectId, groupId) = await HoldersAsync(visibility);
        var stranger = await _api.TokenOfAsync(await _api.Door.AddPersonAsync("stranger"));

        Assert.Equal([project, project, project, project], await AllAsync("projects", projectId, stranger));
        Assert.Equal([group, group, group, group], await AllAsync("groups", groupId, stranger));
        Assert.Equal(Forbidden, await _api.AnswerAsync("GET", "/deploy_tokens", stranger));
    }

    [Theory]
    [InlineData(AccessLevel.Guest)]
    [InlineData(AccessLevel.Reporter)]
    [InlineData(AccessLevel.Developer)]
    public async Task Levels_below_maintainer_are_refused_everything(AccessLevel level)
    {
        var (projectId, groupId) = await HoldersAsync(Visibility.Private);
        var member = await _api.MemberAsync("member", level, ResourceKind.Group, new HolderRef(groupId, ""));

        Assert.All(await AllAsync("projects", projectId, member), answer => Assert.Equal(Forbidden, answer));
        Assert.All(await AllAsync("groups", groupId, member), answer => Assert.Equal(Forbidden, answer));
        Assert.Equal(Forbidden, await _api.AnswerAsync("GET", "/deploy_tokens", member));
    }

    [Theory]
    [InlineData(AccessLevel.Maintainer, false)]
    [InlineData(AccessLevel.Owner, true)]
    public async Task Maintainer_manages_projects_and_sees_groups_and_owner_manages_both(AccessLevel level, bool managesGroup)
    {
        var (projectId, groupId) = await HoldersAsync(Visibility.Private);
        var member = await _api.MemberAsync("member", level, ResourceKind.Group, new HolderRef(groupId, ""));

        var project = await AllAsync("projects", projectId, member);
        var group = await AllAsync("groups", groupId, member);

        Assert.Equal(["200", "200", "201", "204"], project.Select(Status));
        Assert.Equal(managesGroup ? ["200", "200", "201", "204"] : ["200", "200", "403", "403"], group.Select(Status));
        Assert.Equal(Forbidden, await _api.AnswerAsync("GET", "/deploy_tokens", member));
    }

    [Fact]
    public async Task Administrator_may_do_everything()
    {
        var (projectId, groupId) = await HoldersAsync(Visibility.Private);

        Assert.Equal(["200", "200", "201", "204"], (await AllAsync("projects", projectId, _api.Root)).Select(Status));
        Assert.Equal(["200", "200", "201", "204"], (await AllAsync("groups", groupId, _api.Root)).Select(Status));
        Assert.Equal("200", Status(await _api.AnswerAsync("GET", "/deploy_tokens", _api.Root)));
    }

    [Fact]
    public async Task Levels_inherited_from_ancestors_count()
    {
        var owner = await _api.MemberAsync("owner", AccessLevel.Owner, ResourceKind.Group, _api.Door.Acme);

        Assert.Equal("201", Status(await _api.AnswerAsync("POST", "/projects/acme%2Fplatform%2Fsvc/deploy_tokens", owner, Body)));
        Assert.Equal("201", Status(await _api.AnswerAsync("POST", "/groups/acme%2Fplatform/deploy_tokens", owner, Body)));
        Assert.Equal(NoProject, await _api.AnswerAsync("POST", "/projects/other%2Fapp/deploy_tokens", owner, Body));
    }

    [Fact]
    public async Task Deploy_token_can_never_manage_deploy_tokens()
    {
        var secret = (await _api.Door.TokenAsync(HolderKind.Group, _api.Door.Acme, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry)).Secret.Reveal();

        Assert.All(await AllAsync("groups", _api.Door.Acme.Id, secret), answer => Assert.Equal(Unauthorized, answer));
    }

    [Fact]
    public async Task Blocked_person_is_nobody()
    {
        var owner = await _api.MemberAsync("owner", AccessLevel.Owner, ResourceKind.Group, _api.Door.Acme);
        await using (var db = _api.Door.Portal.CreateDbContext())
        {
            db.Users.Single(user => user.UserName == "owner").BlockedAt = _api.Door.Portal.Time.GetUtcNow();
            await db.SaveChangesAsync();
        }

        Assert.Equal(Unauthorized, await _api.AnswerAsync("GET", "/groups/acme/deploy_tokens", owner));
    }

    private static string Status(string answer) => answer[..3];

    private async Task<(long ProjectId, long GroupId)> HoldersAsync(Visibility visibility)
    {
        var group = TestPortal.Succeeded(await _api.Door.Get<GroupService>().CreateAsync(
            _api.Door.Root, null, new HolderInput("holders", "holders", "", visibility), CancellationToken.None));
        var project = await _api.Door.ProjectAsync("project", group, visibility);
        return (project.Id, group.Id);
    }

    // List, get, create, delete; with a token to get and delete.
    private async Task<IReadOnlyList<string>> AllAsync(string holders, long id, string? token)
    {
        var kind = holders == "projects" ? HolderKind.Project : HolderKind.Group;
        var existing = (await _api.Door.TokenAsync(kind, new HolderRef(id, ""), DeployTokenScopes.ReadRegistry)).Token.Id;
        return
        [
            await _api.AnswerAsync("GET", $"/{holders}/{id}/deploy_tokens", token),
            await _api.AnswerAsync("GET", $"/{holders}/{id}/deploy_tokens/{existing}", token),
            await _api.AnswerAsync("POST", $"/{holders}/{id}/deploy_tokens", token, Body),
            await _api.AnswerAsync("DELETE", $"/{holders}/{id}/deploy_tokens/{existing}", token),
        ];
    }
}
