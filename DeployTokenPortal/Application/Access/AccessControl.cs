using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Access;

/// <summary>Asks <see cref="AccessRule"/> on behalf of the use cases and turns a refusal into a failure.</summary>
public sealed class AccessControl(PersonLookup people, ResourceLookup resources, TimeProvider time)
{
    /// <summary>The access of a caller who may do that there; otherwise "not found" for what the caller may not see, else "forbidden".</summary>
    public async Task<Result<AccessContext>> RequireAsync(
        PortalDbContext db, Caller caller, AccessAction action, ResourceKind kind, long id, CancellationToken ct)
    {
        var actor = await people.GetActorAsync(db, caller, ct);
        if (await resources.FindAsync(db, kind, id, ct) is not { } resource)
            return Failure.NotFound(kind);
        var access = new AccessContext(actor, resource, time.GetUtcNow());
        var decision = access.Decide(action);
        if (decision.IsAllowed)
            return access;
        return decision.IsVisible || kind == ResourceKind.Instance
            ? Failure.Forbidden(Explain(action, access))
            : Failure.NotFound(kind);
    }

    private static string Explain(AccessAction action, AccessContext access)
    {
        var level = access.Level;
        var you = level == AccessLevel.None ? "You are not a member." : $"You are a {level}.";
        return action switch
        {
            AccessAction.ManageDeployTokens when access.Resource.Kind == ResourceKind.Group =>
                $"Only owners of {access.Resource.FullPath} can create group tokens. {you}",
            _ when access.Resource.Kind == ResourceKind.Instance => "Only administrators can do this.",
            _ => $"Your level on {access.Resource.FullPath} is too low. {you}",
        };
    }
}

/// <summary>One caller at one resource at one instant; answers further questions without another look-up.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Resource">What is aimed at.</param>
/// <param name="Now">The instant, UTC.</param>
public sealed record AccessContext(Actor Actor, Resource Resource, DateTimeOffset Now)
{
    /// <summary>The person's effective level; none for anybody else.</summary>
    public AccessLevel Level => Actor is PersonActor person ? person.Memberships.LevelOn(Resource) : AccessLevel.None;

    /// <summary>Whether the caller may do this there.</summary>
    public bool Can(AccessAction action) => Decide(action).IsAllowed;

    /// <summary>The decision with its reason.</summary>
    public Decision Decide(AccessAction action) => AccessRule.Decide(Actor, action, Resource, Now);
}
