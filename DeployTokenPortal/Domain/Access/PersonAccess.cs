using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.Access;

/// <summary>What a person may do: by level, by visibility, as administrator, and never more than the personal access token in use allows.</summary>
internal static class PersonAccess
{
    public static Decision Decide(PersonActor person, AccessAction action, Resource resource)
    {
        var level = person.Memberships.LevelOn(resource);
        var isOpen = resource.Kind != ResourceKind.Instance && resource.Visibility != Visibility.Private;
        var isVisible = person.IsAdministrator || level > AccessLevel.None || isOpen;
        if (person.Scopes is { } scopes && !IsWithin(scopes, action))
            return Decision.Refuse(DecisionReason.MissingScope, isVisible);

        if (person.IsAdministrator)
            return Decision.Allow(DecisionReason.Administrator);
        if (LevelFor(action, resource.Kind) is { } needed && level >= needed)
            return Decision.Allow(DecisionReason.LevelSufficient);
        if (isOpen && AccessRule.IsOpenRead(action))
            return Decision.Allow(DecisionReason.VisibleToCaller);
        return Decision.Refuse(isVisible ? DecisionReason.LevelTooLow : DecisionReason.NotAMember, isVisible);
    }

    /// <summary>Lowest level that may do it; null when only administrators may (contract §2, §4.3, §5.2).</summary>
    private static AccessLevel? LevelFor(AccessAction action, ResourceKind kind) => action switch
    {
        AccessAction.View or AccessAction.ViewMembers => AccessLevel.Guest,
        AccessAction.PullImage or AccessAction.ReadPackage or AccessAction.ReadVirtualRegistry or AccessAction.UseSharedRegistry
            or AccessAction.FetchRepository => AccessLevel.Reporter,
        AccessAction.PushImage or AccessAction.WritePackage or AccessAction.WriteVirtualRegistry or AccessAction.PushRepository => AccessLevel.Developer,
        AccessAction.DeleteImage or AccessAction.AdministerImages or AccessAction.DeletePackage or AccessAction.CreateProject => AccessLevel.Maintainer,
        AccessAction.ViewDeployTokens or AccessAction.ViewAudit => AccessLevel.Maintainer,
        AccessAction.ManageDeployTokens or AccessAction.ManageMembers or AccessAction.Edit =>
            kind == ResourceKind.Project ? AccessLevel.Maintainer : AccessLevel.Owner,
        AccessAction.Move or AccessAction.Delete or AccessAction.CreateGroup or AccessAction.ManageRegistryConnections => AccessLevel.Owner,
        AccessAction.ListCatalog or AccessAction.AdministerInstance => null,
    };

    // write_registry is push and no more, as on a deploy token: deleting images needs api, which the person has to choose knowingly.
    private static bool IsWithin(PersonalAccessTokenScopes scopes, AccessAction action) => scopes.HasFlag(PersonalAccessTokenScopes.Api) || action switch
    {
        AccessAction.PullImage or AccessAction.ListCatalog => scopes.HasFlag(PersonalAccessTokenScopes.ReadRegistry),
        AccessAction.PushImage => scopes.HasFlag(PersonalAccessTokenScopes.WriteRegistry),
        AccessAction.View or AccessAction.ViewMembers or AccessAction.ViewDeployTokens or AccessAction.ViewAudit
            or AccessAction.ReadPackage or AccessAction.ReadVirtualRegistry or AccessAction.UseSharedRegistry or AccessAction.FetchRepository
            => scopes.HasFlag(PersonalAccessTokenScopes.ReadApi),
        AccessAction.DeleteImage or AccessAction.AdministerImages or AccessAction.WritePackage or AccessAction.DeletePackage
            or AccessAction.WriteVirtualRegistry or AccessAction.PushRepository or AccessAction.ManageMembers or AccessAction.Edit or AccessAction.Move
            or AccessAction.Delete or AccessAction.CreateGroup or AccessAction.CreateProject or AccessAction.ManageDeployTokens
            or AccessAction.ManageRegistryConnections or AccessAction.AdministerInstance => false,
    };
}
