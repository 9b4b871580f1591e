using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>Decides what a container registry may be told about a client (contract §4.2, §4.3). Every yes comes from <see cref="AccessRule"/>.</summary>
internal sealed class RegistryAuthorizationService(
    CredentialLookup credentials, ResourceDirectory repositories, RegistryUsage usage, TimeProvider time, RefusedSignIns refusals)
{
    private const string RepositoryType = "repository";
    private const string RegistryType = "registry";
    private const string CatalogName = "catalog";

    /// <summary>Judges the credential, then each entry by itself; what is not allowed is left out, never an error.</summary>
    public async ValueTask<RegistryAnswer> AuthorizeAsync(RegistryQuestion question, CancellationToken ct)
    {
        Actor actor = AnonymousActor.Instance;
        (long? personalTokenId, DateTimeOffset? endsAt) = (null, null);
        if (question.Credential is not null)
        {
            var found = await credentials.FindAsync(question.Credential, question.IsThrottled, ct);
            if (found.Actor is null || HasNoMeaningHere(found.Actor))
                return Refuse(found, question.Credential, question);
            (actor, personalTokenId, endsAt) = (found.Actor, found.PersonalAccessTokenId, found.EndsAt);
            if (!HasContainerAbility(actor))
            {
                if (actor is DeployTokenActor token)
                    usage.NoteRefused(token, UsageOutcome.OtherDoor, ContainerUse.Of(question));
                return new RegistryAnswer.Denied { Verdict = DoorVerdict.Refused(DoorReason.OtherDoor) };
            }
        }

        var (grants, refusal) = question.Scopes.Count == 0 ? ([], null) : await GrantAsync(actor, question, ct);
        if (actor is AnonymousActor && grants.Count == 0)
            return new RegistryAnswer.Denied { Verdict = DoorVerdict.Refused(DoorReason.NotSignedIn) };
        // Who asked for something and got nothing of it did not use the token.
        if (grants.Count > 0 || question.Scopes.Count == 0 || actor is PersonActor)
            usage.NoteAllowed(actor, personalTokenId, ContainerUse.Of(grants, question.Address));
        return new RegistryAnswer.Granted(actor, grants, endsAt) { Verdict = VerdictOf(actor, grants, refusal) };
    }

    private RegistryAnswer Refuse(CredentialResult found, Credential presented, RegistryQuestion question)
    {
        usage.NoteBadCredential(found, presented, ContainerUse.Of(question));
        var fault = found.Fault ?? CredentialFault.OtherDoor;
        refusals.Note(found, presented.Username, question.Service, question.Address);
        var verdict = DoorVerdict.Refused(found.ReasonFor(presented));
        return fault == CredentialFault.Throttled ? new RegistryAnswer.TooManyFailures { Verdict = verdict } : new RegistryAnswer.BadCredential { Verdict = verdict };
    }

    private static DoorVerdict VerdictOf(Actor actor, IReadOnlyList<RegistryGrant> grants, UsageOutcome? refusal) =>
        refusal is not { } reason ? DoorVerdict.Allowed(actor)
        : grants.Count == 0 ? DoorVerdict.Refused(reason)
        : new DoorVerdict(DoorOutcome.Partial, DoorVerdict.ReasonOf(reason));

    // Contract §4.2 step 3: a token with package scopes only fails here as if unknown.
    private static bool HasNoMeaningHere(Actor actor) => actor is DeployTokenActor token
        && (token.Scopes & ~(DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry)) == 0;

    private static bool HasContainerAbility(Actor actor) => actor switch
    {
        DeployTokenActor token => (token.Scopes & (DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry)) != 0,
        PersonActor { Scopes: { } scopes } =>
            (scopes & (PersonalAccessTokenScopes.Api | PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry)) != 0,
        _ => true,
    };

    /// <returns>What is granted, and why the first thing that is not was refused; null when everything is granted.</returns>
    private async ValueTask<(IReadOnlyList<RegistryGrant> Grants, UsageOutcome? Refusal)> GrantAsync(Actor actor, RegistryQuestion question, CancellationToken ct)
    {
        UsageOutcome? refusal = null;
        var now = time.GetUtcNow();
        var grants = new List<RegistryGrant>(question.Scopes.Count);
        foreach (var scope in question.Scopes)
        {
            var resource = await FindResourceAsync(scope, ct);
            var allowed = new List<string>(scope.Actions.Count);
            foreach (var action in scope.Actions)
            {
                // What does not exist is as far out of reach as what is somebody else's, also in the record.
                var outcome = resource is null ? UsageOutcome.OutOfReach
                    : ActionOf(resource.Kind, action) is { } asked ? UsageOutcomes.Of(AccessRule.Decide(actor, asked, resource, now))
                    : UsageOutcome.NeverAllowed;
                if (outcome == UsageOutcome.Allowed)
                    allowed.Add(action);
                else
                    refusal ??= outcome;
                if (outcome != UsageOutcome.Allowed && scope.Type == RepositoryType && actor is DeployTokenActor token)
                    usage.NoteRefused(token, outcome, ContainerUse.Of(action, scope.Name, question.Address));
            }

            if (allowed.Count > 0)
                grants.Add(new RegistryGrant(scope.Type, scope.Name, allowed, ProjectOf(resource!)));
        }

        return (grants, refusal);
    }

    private async ValueTask<Resource?> FindResourceAsync(RegistryScope scope, CancellationToken ct) => scope switch
    {
        { Type: RegistryType, Name: CatalogName, Actions: ["*"] } => Resource.Instance,
        { Type: RepositoryType } => await repositories.FindAsync(scope.Name, ct),
        _ => null,
    };

    private static AccessAction? ActionOf(ResourceKind kind, string action) => (kind, action) switch
    {
        (ResourceKind.Instance, "*") => AccessAction.ListCatalog,
        (ResourceKind.Project, "pull") => AccessAction.PullImage,
        (ResourceKind.Project, "push") => AccessAction.PushImage,
        (ResourceKind.Project, "delete") => AccessAction.DeleteImage,
        (ResourceKind.Project, "*") => AccessAction.AdministerImages,
        _ => null,
    };

    private static GrantedProject? ProjectOf(Resource resource) => resource.Kind == ResourceKind.Project
        ? new GrantedProject(resource.FullPath.ToLowerInvariant(), resource.Id, resource.RootGroupId)
        : null;
}
