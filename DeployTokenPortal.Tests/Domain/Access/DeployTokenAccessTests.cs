using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Domain.Access;

/// <summary>Contract §1.2, §1.5, §4.3, §5.2, §6 and §8 as tables: every scope × every action × where the token stands to the resource.</summary>
public sealed class DeployTokenAccessTests
{
    // x: always; p: when the resource is public; g: for tokens of groups; -: never.
    private static readonly AccessTable s_projectInReach = new("""
                             read_repository read_registry write_registry read_package_registry write_package_registry read_virtual_registry write_virtual_registry
        PullImage                   -              x             -                  -                      -                     -                      -
        PushImage                   -              -             x                  -                      -                     -                      -
        DeleteImage                 -              -             -                  -                      -                     -                      -
        AdministerImages            -              -             -                  -                      -                     -                      -
        ListCatalog                 -              -             -                  -                      -                     -                      -
        ReadPackage                 p              p             p                  x                      x                     p                      p
        WritePackage                -              -             -                  -                      x                     -                      -
        DeletePackage               -              -             -                  -                      x                     -                      -
        ReadVirtualRegistry         -              -             -                  -                      -                     g                      g
        WriteVirtualRegistry        -              -             -                  -                      -                     -                      g
        UseSharedRegistry           x              x             x                  x                      x                     x                      x
        FetchRepository             x              -             -                  -                      -                     -                      -
        PushRepository              -              -             -                  -                      -                     -                      -
        View                        -              -             -                  -                      -                     -                      -
        ViewMembers                 -              -             -                  -                      -                     -                      -
        ManageMembers               -              -             -                  -                      -                     -                      -
        Edit                        -              -             -                  -                      -                     -                      -
        Move                        -              -             -                  -                      -                     -                      -
        Delete                      -              -             -                  -                      -                     -                      -
        CreateGroup                 -              -             -                  -                      -                     -                      -
        CreateProject               -              -             -                  -                      -                     -                      -
        ViewDeployTokens            -              -             -                  -                      -                     -                      -
        ManageDeployTokens          -              -             -                  -                      -                     -                      -
        ManageRegistryConnections   -              -             -                  -                      -                     -                      -
        ViewAudit                   -              -             -                  -                      -                     -                      -
        AdministerInstance          -              -             -                  -                      -                     -                      -
        """);

    private static readonly AccessTable s_groupInReach = new("""
                             read_repository read_registry write_registry read_package_registry write_package_registry read_virtual_registry write_virtual_registry
        PullImage                   -              -             -                  -                      -                     -                      -
        PushImage                   -              -             -                  -                      -                     -                      -
        DeleteImage                 -              -             -                  -                      -                     -                      -
        AdministerImages            -              -             -                  -                      -                     -                      -
        ListCatalog                 -              -             -                  -                      -                     -                      -
        ReadPackage                 -              -             -                  x                      x                     -                      -
        WritePackage                -              -             -                  -                      -                     -                      -
        DeletePackage               -              -             -                  -                      -                     -                      -
        ReadVirtualRegistry         -              -             -                  -                      -                     g                      g
        WriteVirtualRegistry        -              -             -                  -                      -                     -                      g
        UseSharedRegistry           x              x             x                  x                      x                     x                      x
        FetchRepository             -              -             -                  -                      -                     -                      -
        PushRepository              -              -             -                  -                      -                     -                      -
        View                        -              -             -                  -                      -                     -                      -
        ViewMembers                 -              -             -                  -                      -                     -                      -
        ManageMembers               -              -             -                  -                      -                     -                      -
        Edit                        -              -             -                  -                      -                     -                      -
        Move                        -              -             -                  -                      -                     -                      -
        Delete                      -              -             -                  -                      -                     -                      -
        CreateGroup                 -              -             -                  -                      -                     -                      -
        CreateProject               -              -             -                  -                      -                     -                      -
        ViewDeployTokens            -              -             -                  -                      -                     -                      -
        ManageDeployTokens          -              -             -                  -                      -                     -                      -
        ManageRegistryConnections   -              -             -                  -                      -                     -                      -
        ViewAudit                   -              -             -                  -                      -                     -                      -
        AdministerInstance          -              -             -                  -                      -                     -                      -
        """);

    private const string OwnProject = "project acme/platform/svc";
    private const string TokenOfAcme = "group acme";
    private const string TokenOfPlatform = "group acme/platform";

    public static TheoryData<string, string, string, Visibility> InReach => Cross(
        (OwnProject, "acme/platform/svc"), (TokenOfAcme, "acme/platform/svc"), (TokenOfAcme, "acme/tools"), (TokenOfPlatform, "acme/platform/svc"),
        (TokenOfAcme, "acme"), (TokenOfAcme, "acme/platform"), (TokenOfPlatform, "acme/platform"));

    // Siblings, the way up, other trees, and ids that mean another kind of thing.
    public static TheoryData<string, string, string, Visibility> OutOfReach => Cross(
        (OwnProject, "acme/tools"), (OwnProject, "other/app"), (OwnProject, "acme/platform"), (OwnProject, "acme"),
        (TokenOfAcme, "other/app"), (TokenOfAcme, "other"), (TokenOfPlatform, "acme/tools"), (TokenOfPlatform, "acme"), (TokenOfPlatform, "other/app"),
        ("project acme/tools", "other"), ("project other/app", "acme"), ("group other", "acme/tools"), (OwnProject, ""), (TokenOfAcme, ""));

    [Theory]
    [MemberData(nameof(InReach))]
    public void Token_in_reach_may_what_its_scope_says(string token, string scope, string resource, Visibility visibility)
    {
        var at = AccessExamples.Resource(resource, visibility);
        var marks = "x" + (visibility == Visibility.Public ? "p" : "") + (token.StartsWith("group", StringComparison.Ordinal) ? "g" : "");

        var allowed = AccessTable.Allowed(Token(token, scope), at, AccessExamples.Now);

        Assert.Equal((at.Kind == ResourceKind.Project ? s_projectInReach : s_groupInReach).Marked(scope, marks), allowed);
    }

    [Theory]
    [MemberData(nameof(OutOfReach))]
    public void Token_out_of_reach_may_read_only_what_is_public(string token, string scope, string resource, Visibility visibility)
    {
        var at = AccessExamples.Resource(resource, visibility);
        // Contract §4.3 (an image needs read_registry), §5.2 (a project's package any valid token, a group's none), §6 (git: never),
        // §4.3 Safer (internal: nothing).
        AccessAction[] expected = (at.Visibility, at.Kind, scope) switch
        {
            (Visibility.Public, ResourceKind.Project, "read_registry") => [AccessAction.PullImage, AccessAction.ReadPackage],
            (Visibility.Public, ResourceKind.Project, _) => [AccessAction.ReadPackage],
            _ => [],
        };

        var allowed = AccessTable.Allowed(Token(token, scope), at, AccessExamples.Now);

        Assert.Equal(expected, allowed);
    }

    [Theory]
    [MemberData(nameof(InReach))]
    public void Revoked_token_may_nothing(string token, string scope, string resource, Visibility visibility)
    {
        var revoked = Token(token, scope) with { IsEnded = true };

        Assert.Empty(AccessTable.Allowed(revoked, AccessExamples.Resource(resource, visibility), AccessExamples.Now));
    }

    [Theory]
    [MemberData(nameof(InReach))]
    public void Expired_token_may_nothing(string token, string scope, string resource, Visibility visibility)
    {
        var expired = Token(token, scope) with { ExpiresAt = AccessExamples.Now.AddTicks(-1) };

        Assert.Empty(AccessTable.Allowed(expired, AccessExamples.Resource(resource, visibility), AccessExamples.Now));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Token_is_live_up_to_its_last_instant(long ticksLeft, bool isLive)
    {
        var token = Token(OwnProject, "read_registry") with { ExpiresAt = AccessExamples.Now.AddTicks(ticksLeft) };

        var decision = AccessRule.Decide(token, AccessAction.PullImage, Svc, AccessExamples.Now);

        Assert.Equal(isLive, decision.IsAllowed);
    }

    [Fact]
    public void Scopes_add_up_and_never_lend_each_other_anything()
    {
        for (var set = 0; set < 128; set++)
        {
            var scopes = (DeployTokenScopes)set;
            var expected = DeployTokenScopeNames.NamesOf(scopes).SelectMany(scope => s_projectInReach.Marked(scope, "xg")).Distinct().Order();

            var allowed = AccessTable.Allowed(Token(TokenOfAcme, scopes), Svc, AccessExamples.Now);

            Assert.Equal(expected, allowed);
        }
    }

    [Theory]
    [InlineData(OwnProject, "read_registry", AccessAction.PullImage, "acme/platform/svc", Visibility.Private, DecisionReason.ScopeInReach)]
    [InlineData(OwnProject, "read_registry", AccessAction.PullImage, "other/app", Visibility.Public, DecisionReason.VisibleToCaller)]
    [InlineData(OwnProject, "read_registry", AccessAction.PushImage, "acme/platform/svc", Visibility.Private, DecisionReason.MissingScope)]
    [InlineData(OwnProject, "write_registry", AccessAction.PullImage, "other/app", Visibility.Public, DecisionReason.MissingScope)]
    [InlineData(OwnProject, "write_registry", AccessAction.PushImage, "acme/tools", Visibility.Private, DecisionReason.OutOfReach)]
    [InlineData(OwnProject, "write_registry", AccessAction.PushImage, "acme/tools", Visibility.Internal, DecisionReason.OutOfReach)]
    [InlineData(OwnProject, "write_registry", AccessAction.PushImage, "acme/tools", Visibility.Public, DecisionReason.OutOfReach)]
    [InlineData(OwnProject, "write_registry", AccessAction.DeleteImage, "acme/platform/svc", Visibility.Private, DecisionReason.NeverForThisActor)]
    [InlineData(OwnProject, "write_virtual_registry", AccessAction.ReadVirtualRegistry, "acme/platform/svc", Visibility.Private, DecisionReason.NeverForThisActor)]
    public void Decision_says_why(string token, string scope, AccessAction action, string resource, Visibility visibility, DecisionReason reason)
    {
        var decision = AccessRule.Decide(Token(token, scope), action, AccessExamples.Resource(resource, visibility), AccessExamples.Now);

        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("acme/platform/svc", Visibility.Private, true)]
    [InlineData("acme/tools", Visibility.Private, false)]
    [InlineData("acme/tools", Visibility.Internal, false)]
    [InlineData("acme/tools", Visibility.Public, true)]
    public void Refusal_says_whether_the_resource_may_be_known(string resource, Visibility visibility, bool isVisible)
    {
        var decision = AccessRule.Decide(Token(OwnProject, "read_registry"), AccessAction.ManageDeployTokens, AccessExamples.Resource(resource, visibility), AccessExamples.Now);

        Assert.Equal((false, isVisible), (decision.IsAllowed, decision.IsVisible));
    }

    [Fact]
    public void Ended_token_does_not_learn_what_exists()
    {
        var revoked = Token(OwnProject, "read_registry") with { IsEnded = true };

        var decision = AccessRule.Decide(revoked, AccessAction.PullImage, Svc, AccessExamples.Now);

        Assert.Equal((DecisionReason.Ended, false), (decision.Reason, decision.IsVisible));
    }

    private static Resource Svc => AccessExamples.Resource("acme/platform/svc", Visibility.Private);

    private static DeployTokenActor Token(string token, string scope) => Token(token, DeployTokenScopeNames.Find(scope)!.Value);

    private static DeployTokenActor Token(string token, DeployTokenScopes scopes)
    {
        var (holder, id) = token switch
        {
            OwnProject => (HolderKind.Project, AccessExamples.Svc),
            "project acme/tools" => (HolderKind.Project, AccessExamples.Tools),
            "project other/app" => (HolderKind.Project, AccessExamples.App),
            TokenOfAcme => (HolderKind.Group, AccessExamples.Acme),
            TokenOfPlatform => (HolderKind.Group, AccessExamples.Platform),
            "group other" => (HolderKind.Group, AccessExamples.Other),
            _ => throw new ArgumentOutOfRangeException(nameof(token), token, "not in the tree"),
        };
        return new DeployTokenActor(7, "ci", holder, id, scopes, null, IsEnded: false);
    }

    private static TheoryData<string, string, string, Visibility> Cross(params IEnumerable<(string Token, string Resource)> pairs)
    {
        var data = new TheoryData<string, string, string, Visibility>();
        foreach (var (token, resource) in pairs)
        {
            foreach (var scope in DeployTokenScopeNames.NamesOf((DeployTokenScopes)127))
            {
                foreach (var visibility in AccessExamples.Visibilities)
                    data.Add(token, scope, resource, visibility);
            }
        }

        return data;
    }
}
