namespace DeployTokenPortal.Domain.Access;

/// <summary>
/// The one authorization rule of the portal (design §4): may this actor do that there, now? Pure and thread-safe; every button, REST call,
/// registry grant and forward-auth answer asks it.
/// </summary>
public static class AccessRule
{
    /// <summary>Decides. Never throws for any combination of defined values; what is not allowed by a line of the rule is refused.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="resource">What it aims at.</param>
    /// <param name="now">The instant at which expiry is judged, UTC.</param>
    public static Decision Decide(Actor actor, AccessAction action, Resource resource, DateTimeOffset now) => actor switch
    {
        DeployTokenActor token => DeployTokenAccess.Decide(token, action, resource, now),
        PersonActor person => PersonAccess.Decide(person, action, resource),
        _ => DecideAnonymous(action, resource),
    };

    private static Decision DecideAnonymous(AccessAction action, Resource resource)
    {
        var isPublic = resource.Visibility == Visibility.Public && resource.Kind != ResourceKind.Instance;
        return isPublic && IsOpenRead(action)
            ? Decision.Allow(DecisionReason.VisibleToCaller)
            : Decision.Refuse(DecisionReason.NotSignedIn, isPublic);
    }

    /// <summary>Reads that visibility alone opens (contract §4.3, §5.2, §6).</summary>
    internal static bool IsOpenRead(AccessAction action) => action switch
    {
        AccessAction.PullImage or AccessAction.ReadPackage or AccessAction.FetchRepository or AccessAction.View => true,
        AccessAction.PushImage or AccessAction.DeleteImage or AccessAction.AdministerImages or AccessAction.ListCatalog
            or AccessAction.WritePackage or AccessAction.DeletePackage or AccessAction.ReadVirtualRegistry or AccessAction.WriteVirtualRegistry
            or AccessAction.UseSharedRegistry or AccessAction.PushRepository or AccessAction.ViewMembers or AccessAction.ManageMembers or AccessAction.Edit or AccessAction.Move
            or AccessAction.Delete or AccessAction.CreateGroup or AccessAction.CreateProject or AccessAction.ViewDeployTokens
            or AccessAction.ManageDeployTokens or AccessAction.ManageRegistryConnections or AccessAction.ViewAudit
            or AccessAction.AdministerInstance => false,
    };
}
