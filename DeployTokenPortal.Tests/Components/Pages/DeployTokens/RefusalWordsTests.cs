using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Components.Pages.DeployTokens.Token;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Resources.Tokens;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

public sealed class RefusalWordsTests : MudComponentTest
{
    private static readonly RefusedUse s_refusal = new(default, UsageDoor.ContainerToken, UsageAction.Read, UsageOutcome.OutOfReach, 1, default, "", "", "", "");

    [Theory]
    [InlineData(HolderKind.Project, "acme/platform/svc", "acme/web/storefront", "Belongs to acme/platform/svc only. Use a token of acme for both projects.")]
    [InlineData(HolderKind.Project, "acme/platform/svc", "acme/platform/charts/web", "Belongs to acme/platform/svc only. Use a token of acme/platform for both projects.")]
    [InlineData(HolderKind.Project, "acme/platform/svc", "labs/probe", "Belongs to acme/platform/svc only.")]
    [InlineData(HolderKind.Project, "acme/platform/svc", "", "Belongs to acme/platform/svc only.")]
    [InlineData(HolderKind.Group, "acme/platform", "acme/web", "Reaches what lies in acme/platform, nothing else.")]
    public void Out_of_reach_says_what_it_belongs_to_and_which_group_has_both(HolderKind kind, string holder, string target, string expected) =>
        Assert.Equal(("Out of reach", expected), Of(kind, holder, s_refusal with { Outcome = UsageOutcome.OutOfReach, Target = target }));

    [Theory]
    [InlineData(UsageDoor.ContainerToken, UsageAction.Write, "push", "It needs write_registry.")]
    [InlineData(UsageDoor.ContainerToken, UsageAction.Read, "pull", "It needs read_registry.")]
    [InlineData(UsageDoor.ForwardAuth, UsageAction.Write, "npm write", "It needs write_package_registry.")]
    [InlineData(UsageDoor.ForwardAuth, UsageAction.Read, "maven read", "It needs read_package_registry.")]
    [InlineData(UsageDoor.ForwardAuth, UsageAction.Read, "git read", "It needs read_repository.")]
    [InlineData(UsageDoor.Gateway, UsageAction.Write, "oci write", "It needs write_registry.")]
    public void Missing_scope_is_named(UsageDoor door, UsageAction action, string use, string expected) =>
        Assert.Equal(("No scope allows it", expected), Of(HolderKind.Project, "acme/svc", s_refusal with { Outcome = UsageOutcome.MissingScope, Door = door, Action = action, For = use }));

    [Theory]
    [InlineData(UsageDoor.ContainerToken, UsageAction.Delete, "delete", "No deploy token can delete container images.")]
    [InlineData(UsageDoor.ForwardAuth, UsageAction.Write, "git write", "No deploy token can push to a git repository.")]
    [InlineData(UsageDoor.ForwardAuth, UsageAction.Write, "npm write", "No deploy token may do this.")]
    public void What_no_token_may_is_said(UsageDoor door, UsageAction action, string use, string expected) =>
        Assert.Equal(("No scope allows it", expected), Of(HolderKind.Group, "acme", s_refusal with { Outcome = UsageOutcome.NeverAllowed, Door = door, Action = action, For = use }));

    [Fact]
    public void Wrong_username_is_repeated() => Assert.Equal(
        ("Wrong username", "Secret was right; ci-push was sent as username."),
        Of(HolderKind.Project, "acme/svc", s_refusal with { Outcome = UsageOutcome.WrongUsername, Username = "ci-push" }));

    private (string Reason, string Detail) Of(HolderKind kind, string holder, RefusedUse use)
    {
        var token = new DeployTokenView(1, kind, 1, "ci", "ci", DeployTokenScopes.ReadRepository, DeployTokenState.Active, null, default, null, null, null, null, null, null);
        return new RefusalWords(Services.GetRequiredService<TokenPageTexts>(), token, holder).Of(use);
    }
}
