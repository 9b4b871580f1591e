using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>What a token can do and cannot, as lines for people.</summary>
internal static class TokenAbilities
{
    /// <summary>What it can first.</summary>
    public static IEnumerable<(string Text, bool Can)> Of(DeployTokenTexts texts, ResourceKind holder, DeployTokenScopes scopes)
    {
        var isProject = holder == ResourceKind.Project;
        List<(string, bool)> lines =
        [
            (texts.CanPull, scopes.HasFlag(DeployTokenScopes.ReadRegistry)),
            (texts.CanPush, scopes.HasFlag(DeployTokenScopes.WriteRegistry)),
            (texts.CanClone, scopes.HasFlag(DeployTokenScopes.ReadRepository)),
            (texts.CanDownload, (scopes & (DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry)) != 0),
            (texts.CanPublish, scopes.HasFlag(DeployTokenScopes.WritePackageRegistry)),
        ];
        if (!isProject)
        {
            lines.Add((texts.CanVirtualRead, (scopes & (DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry)) != 0));
            lines.Add((texts.CanVirtualWrite, scopes.HasFlag(DeployTokenScopes.WriteVirtualRegistry)));
        }

        lines.Add((isProject ? texts.CanOtherProject : texts.CanOtherGroup, false));
        return lines.OrderByDescending(line => line.Item2);
    }
}
