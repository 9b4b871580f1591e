using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Resources.Tokens;

namespace DeployTokenPortal.Components.Pages.DeployTokens.Token;

/// <summary>Says why a use was refused and what would help. Knows nothing about what lies elsewhere: it speaks of paths as they were asked for.</summary>
internal sealed class RefusalWords(TokenPageTexts texts, DeployTokenView token, string holderPath)
{
    public (string Reason, string Detail) Of(RefusedUse use) => use.Outcome switch
    {
        UsageOutcome.OutOfReach => (texts.OutOfReach, OutOfReach(use.Target)),
        UsageOutcome.MissingScope => (texts.MissingScope, texts.MissingThis(ScopeFor(use))),
        UsageOutcome.NeverAllowed => (texts.NeverAllowed, Never(use)),
        UsageOutcome.Expired => (texts.ExpiredReason, texts.ExpiredDetail),
        UsageOutcome.Revoked => (texts.RevokedReason, texts.RevokedDetail),
        UsageOutcome.WrongUsername => (texts.WrongUsername, texts.WrongUsernameDetail(use.Username)),
        UsageOutcome.OtherDoor or UsageOutcome.Allowed => (texts.OtherDoor, texts.OtherDoorDetail),
    };

    private string OutOfReach(string target)
    {
        if (token.Holder == HolderKind.Group)
            return texts.OutOfReachGroup(holderPath);
        var common = string.Join('/', holderPath.Split('/').Zip(target.Split('/')).TakeWhile(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.First));
        return common.Length == 0 || common.Length == holderPath.Length ? texts.OutOfReachProject(holderPath) : texts.OutOfReachCommon(holderPath, common);
    }

    private string Never(RefusedUse use) => (use.Door, use.Action) switch
    {
        _ when IsGit(use) => texts.NeverPush,
        (UsageDoor.ContainerToken, UsageAction.Delete) => texts.NeverDelete,
        _ when use.For.StartsWith(RegistryFormatNames.NameOf(RegistryFormat.Oci), StringComparison.Ordinal) => texts.NeverDelete,
        _ => texts.NeverOther,
    };

    private static string ScopeFor(RefusedUse use)
    {
        var isRead = use.Action is UsageAction.Read or UsageAction.Login;
        var isImage = use.Door == UsageDoor.ContainerToken || use.For.StartsWith(RegistryFormatNames.NameOf(RegistryFormat.Oci), StringComparison.Ordinal);
        return DeployTokenScopeNames.NameOf(
            IsGit(use) ? DeployTokenScopes.ReadRepository
            : isImage ? (isRead ? DeployTokenScopes.ReadRegistry : DeployTokenScopes.WriteRegistry)
            : isRead ? DeployTokenScopes.ReadPackageRegistry : DeployTokenScopes.WritePackageRegistry);
    }

    private static bool IsGit(RefusedUse use) => use.For.StartsWith(RegistryFormatNames.NameOf(RegistryFormat.Git), StringComparison.Ordinal);
}
