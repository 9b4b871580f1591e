using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.Access;

/// <summary>What a deploy token may do: its scopes within its reach, and public reads it holds the scope for (contract §1.2, §1.5, §4.3).</summary>
internal static class DeployTokenAccess
{
    public static Decision Decide(DeployTokenActor token, AccessAction action, Resource resource, DateTimeOffset now)
    {
        if (token.IsEnded)
            return Decision.Refuse(DecisionReason.Ended, false);
        if (!IsLive(token.ExpiresAt, now))
            return Decision.Refuse(DecisionReason.Expired, false);

        var isInReach = IsInReach(token, resource);
        var isPublic = resource.Visibility == Visibility.Public && resource.Kind != ResourceKind.Instance;
        var isVisible = isInReach || isPublic;
        if (ScopesFor(action) is not { } accepted || !HasPlace(token.Holder, action, resource.Kind))
            return Decision.Refuse(DecisionReason.NeverForThisActor, isVisible);
        if (!isVisible)
            return Decision.Refuse(DecisionReason.OutOfReach, false);

        // A public project's packages are open to any valid token, its images only to one that holds read_registry; a public group's packages to
        // neither, for group endpoints answer only tokens of that group (contract §4.3, §5.2).
        if (isPublic && action == AccessAction.ReadPackage && resource.Kind == ResourceKind.Project)
            return Decision.Allow(DecisionReason.VisibleToCaller);
        if ((token.Scopes & accepted) == 0)
            return Decision.Refuse(DecisionReason.MissingScope, true);
        if (isInReach)
            return Decision.Allow(DecisionReason.ScopeInReach);

        // Out of reach but public: git refuses a foreign token even there (contract §6), and nothing is ever written.
        return action == AccessAction.PullImage
            ? Decision.Allow(DecisionReason.VisibleToCaller)
            : Decision.Refuse(DecisionReason.OutOfReach, true);
    }

    /// <summary>Expiry is the last instant at which the token is live (contract §1.3: <c>expires_at &gt;= now</c>).</summary>
    public static bool IsLive(DateTimeOffset? expiresAt, DateTimeOffset now) => expiresAt is null || expiresAt >= now;

    private static bool IsInReach(DeployTokenActor token, Resource resource) => token.Holder switch
    {
        HolderKind.Project => resource.Kind == ResourceKind.Project && resource.Id == token.HolderId,
        HolderKind.Group => resource.GroupIds.Contains(token.HolderId),
    };

    /// <summary>
    /// Images, git, publishing and the deletion of packages live in projects (contract §1.2, §5.3); virtual registries are for tokens of groups
    /// (contract §8).
    /// </summary>
    private static bool HasPlace(HolderKind holder, AccessAction action, ResourceKind kind)
    {
        if (action is AccessAction.PullImage or AccessAction.PushImage or AccessAction.WritePackage or AccessAction.DeletePackage or AccessAction.FetchRepository)
            return kind == ResourceKind.Project;
        return holder == HolderKind.Group || action is not (AccessAction.ReadVirtualRegistry or AccessAction.WriteVirtualRegistry);
    }

    /// <summary>Any one of these scopes is enough; null when no deploy token may ever do it (contract §1.2, §3.2, §4.3).</summary>
    private static DeployTokenScopes? ScopesFor(AccessAction action) => action switch
    {
        AccessAction.PullImage => DeployTokenScopes.ReadRegistry,
        AccessAction.PushImage => DeployTokenScopes.WriteRegistry,
        AccessAction.ReadPackage => DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry,
        AccessAction.WritePackage or AccessAction.DeletePackage => DeployTokenScopes.WritePackageRegistry,
        AccessAction.ReadVirtualRegistry => DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry,
        AccessAction.WriteVirtualRegistry => DeployTokenScopes.WriteVirtualRegistry,
        AccessAction.FetchRepository => DeployTokenScopes.ReadRepository,
        // Only its reach is asked for: what it may do is judged at the project.
        AccessAction.UseSharedRegistry => (DeployTokenScopes)~0,
        AccessAction.DeleteImage or AccessAction.AdministerImages or AccessAction.ListCatalog or AccessAction.PushRepository
            or AccessAction.View or AccessAction.ViewMembers or AccessAction.ManageMembers or AccessAction.Edit or AccessAction.Move
            or AccessAction.Delete or AccessAction.CreateGroup or AccessAction.CreateProject or AccessAction.ViewDeployTokens
            or AccessAction.ManageDeployTokens or AccessAction.ManageRegistryConnections or AccessAction.ViewAudit
            or AccessAction.AdministerInstance => null,
    };
}
