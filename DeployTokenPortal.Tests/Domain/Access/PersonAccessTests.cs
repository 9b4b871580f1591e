using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Domain.Access;

/// <summary>Contract §2, §4.3 and §5.2 as tables: every level × every action × kind × visibility, and what a personal access token leaves of it.</summary>
public sealed class PersonAccessTests
{
    // x: always; v: when the resource is internal or public; -: never.
    private static readonly AccessTable s_project = new("""
                                    None Guest Reporter Developer Maintainer Owner Administrator
        PullImage                    v     v      x         x         x        x         x
        PushImage                    -     -      -         x         x        x         x
        DeleteImage                  -     -      -         -         x        x         x
        AdministerImages             -     -      -         -         x        x         x
        ListCatalog                  -     -      -         -         -        -         x
        ReadPackage                  v     v      x         x         x        x         x
        WritePackage                 -     -      -         x         x        x         x
        DeletePackage                -     -      -         -         x        x         x
        ReadVirtualRegistry          -     -      x         x         x        x         x
        WriteVirtualRegistry         -     -      -         x         x        x         x
        UseSharedRegistry            -     -      x         x         x        x         x
        FetchRepository              v     v      x         x         x        x         x
        PushRepository               -     -      -         x         x        x         x
        View                         v     x      x         x         x        x         x
        ViewMembers                  -     x      x         x         x        x         x
        ManageMembers                -     -      -         -         x        x         x
        Edit                         -     -      -         -         x        x         x
        Move                         -     -      -         -         -        x         x
        Delete                       -     -      -         -         -        x         x
        CreateGroup                  -     -      -         -         -        x         x
        CreateProject                -     -      -         -         x        x         x
        ViewDeployTokens             -     -      -         -         x        x         x
        ManageDeployTokens           -     -      -         -         x        x         x
        ManageRegistryConnections    -     -      -         -         -        x         x
        ViewAudit                    -     -      -         -         x        x         x
        AdministerInstance           -     -      -         -         -        -         x
        """);

    // Differs from projects where contract §2 asks for an Owner.
    private static readonly AccessTable s_group = new("""
                                    None Guest Reporter Developer Maintainer Owner Administrator
        PullImage                    v     v      x         x         x        x         x
        PushImage                    -     -      -         x         x        x         x
        DeleteImage                  -     -      -         -         x        x         x
        AdministerImages             -     -      -         -         x        x         x
        ListCatalog                  -     -      -         -         -        -         x
        ReadPackage                  v     v      x         x         x        x         x
        WritePackage                 -     -      -         x         x        x         x
        DeletePackage                -     -      -         -         x        x         x
        ReadVirtualRegistry          -     -      x         x         x        x         x
        WriteVirtualRegistry         -     -      -         x         x        x         x
        UseSharedRegistry            -     -      x         x         x        x         x
        FetchRepository              v     v      x         x         x        x         x
        PushRepository               -     -      -         x         x        x         x
        View                         v     x      x         x         x        x         x
        ViewMembers                  -     x      x         x         x        x         x
        ManageMembers                -     -      -         -         -        x         x
        Edit                         -     -      -         -         -        x         x
        Move                         -     -      -         -         -        x         x
        Delete                       -     -      -         -         -        x         x
        CreateGroup                  -     -      -         -         -        x         x
        CreateProject                -     -      -         -         x        x         x
        ViewDeployTokens             -     -      -         -         x        x         x
        ManageDeployTokens           -     -      -         -         -        x         x
        ManageRegistryConnections    -     -      -         -         -        x         x
        ViewAudit                    -     -      -         -         x        x         x
        AdministerInstance           -     -      -         -         -        -         x
        """);

    private static readonly AccessTable s_personalAccessToken = new("""
                                    api read_api read_registry write_registry
        PullImage                    x     -          x              -
        PushImage                    x     -          -              x
        DeleteImage                  x     -          -              -
        AdministerImages             x     -          -              -
        ListCatalog                  x     -          x              -
        ReadPackage                  x     x          -              -
        WritePackage                 x     -          -              -
        DeletePackage                x     -          -              -
        ReadVirtualRegistry          x     x          -              -
        WriteVirtualRegistry         x     -          -              -
        UseSharedRegistry            x     x          -              -
        FetchRepository              x     x          -              -
        PushRepository               x     -          -              -
        View                         x     x          -              -
        ViewMembers                  x     x          -              -
        ManageMembers                x     -          -              -
        Edit                         x     -          -              -
        Move                         x     -          -              -
        Delete                       x     -          -              -
        CreateGroup                  x     -          -              -
        CreateProject                x     -          -              -
        ViewDeployTokens             x     x          -              -
        ManageDeployTokens           x     -          -              -
        ManageRegistryConnections    x     -          -              -
        ViewAudit                    x     x          -              -
        AdministerInstance           x     -          -              -
        """);

    public static MatrixTheoryData<string, string, Visibility> Everybody { get; } = new(
        ["None", "Guest", "Reporter", "Developer", "Maintainer", "Owner", "Administrator"],
        ["acme/platform/svc", "acme/platform"],
        [Visibility.Private, Visibility.Internal, Visibility.Public]);

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Person_may_what_the_level_says(string column, string path, Visibility visibility)
    {
        var resource = AccessExamples.Resource(path, visibility);
        var expected = (resource.Kind == ResourceKind.Project ? s_project : s_group).Marked(column, visibility == Visibility.Private ? "x" : "xv");

        Assert.Equal(expected, AccessTable.Allowed(Direct(column, resource), resource, AccessExamples.Now));
        Assert.Equal(expected, AccessTable.Allowed(Inherited(column), resource, AccessExamples.Now));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Owner")]
    public void Instance_is_for_administrators_only(string column)
    {
        Assert.Empty(AccessTable.Allowed(Inherited(column), Resource.Instance, AccessExamples.Now));
        Assert.Equal(Enum.GetValues<AccessAction>(), AccessTable.Allowed(Inherited("Administrator"), Resource.Instance, AccessExamples.Now));
    }

    [Theory]
    [InlineData("api")]
    [InlineData("read_api")]
    [InlineData("read_registry")]
    [InlineData("write_registry")]
    public void Personal_access_token_limits_even_an_administrator(string scope)
    {
        var person = Inherited("Administrator") with { Scopes = PersonalAccessTokenScopeNames.Find(scope) };

        var allowed = AccessTable.Allowed(person, AccessExamples.Resource("acme/platform/svc", Visibility.Private), AccessExamples.Now);

        Assert.Equal(s_personalAccessToken.Marked(scope, "x"), allowed);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Personal_access_token_never_adds_to_the_level(string column, string path, Visibility visibility)
    {
        var resource = AccessExamples.Resource(path, visibility);
        var person = Direct(column, resource);

        foreach (var scope in PersonalAccessTokenScopeNames.NamesOf((PersonalAccessTokenScopes)15))
        {
            var expected = AccessTable.Allowed(person, resource, AccessExamples.Now).Intersect(s_personalAccessToken.Marked(scope, "x"));

            Assert.Equal(expected, AccessTable.Allowed(person with { Scopes = PersonalAccessTokenScopeNames.Find(scope) }, resource, AccessExamples.Now));
        }
    }

    [Fact]
    public void Personal_access_token_without_scopes_may_nothing()
    {
        var person = Inherited("Administrator") with { Scopes = PersonalAccessTokenScopes.None };

        Assert.Empty(AccessTable.Allowed(person, AccessExamples.Resource("acme/platform/svc", Visibility.Public), AccessExamples.Now));
    }

    [Theory]
    [InlineData("None", Visibility.Private, false, DecisionReason.NotAMember)]
    [InlineData("None", Visibility.Internal, true, DecisionReason.LevelTooLow)]
    [InlineData("None", Visibility.Public, true, DecisionReason.LevelTooLow)]
    [InlineData("Guest", Visibility.Private, true, DecisionReason.LevelTooLow)]
    [InlineData("Developer", Visibility.Private, true, DecisionReason.LevelTooLow)]
    public void Refusal_says_whether_the_resource_may_be_known(string column, Visibility visibility, bool isVisible, DecisionReason reason)
    {
        var resource = AccessExamples.Resource("acme/platform/svc", visibility);

        var decision = AccessRule.Decide(Inherited(column), AccessAction.ManageDeployTokens, resource, AccessExamples.Now);

        Assert.Equal(new Decision(false, reason, isVisible), decision);
    }

    private static PersonActor Direct(string column, Resource resource) => Person(column, level => resource.Kind == ResourceKind.Project
        ? new MembershipSet(new Dictionary<long, AccessLevel>(), new Dictionary<long, AccessLevel> { [resource.Id] = level })
        : new MembershipSet(new Dictionary<long, AccessLevel> { [resource.Id] = level }, new Dictionary<long, AccessLevel>()));

    private static PersonActor Inherited(string column) =>
        Person(column, level => new MembershipSet(new Dictionary<long, AccessLevel> { [AccessExamples.Acme] = level }, new Dictionary<long, AccessLevel>()));

    private static PersonActor Person(string column, Func<AccessLevel, MembershipSet> memberships) => column switch
    {
        "Administrator" => new PersonActor(1, "root", true, MembershipSet.Empty),
        "None" => new PersonActor(2, "stranger", false, MembershipSet.Empty),
        _ => new PersonActor(3, "member", false, memberships(Enum.Parse<AccessLevel>(column))),
    };
}
