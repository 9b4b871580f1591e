using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>
/// Decides for package and git clients (contract §5.2, §6), whichever door they came through. Every yes comes from <see cref="AccessRule"/>, or from the
/// short list of what is public by nature.
/// </summary>
internal sealed class PackageAuthorizationService(
    CredentialLookup credentials, ResourceDirectory resources, RegistryUsage usage, TimeProvider time, RefusedSignIns refusals)
{
    /// <summary>Judges the credential, then the holder, then the action, in this order.</summary>
    public async ValueTask<PackageAnswer> AuthorizeAsync(PackageQuestion question, CancellationToken ct)
    {
        Actor actor = AnonymousActor.Instance;
        long? personalTokenId = null;
        DoorReason? fault = null;
        if (question.Presented is { } presented)
        {
            var found = await credentials.FindAsync(presented.Credential, question.IsThrottled, ct);
            if (found.Fault == CredentialFault.Throttled)
                return new PackageAnswer(PackageOutcome.TooManyFailures, actor, null, true, DoorVerdict.Refused(DoorReason.Throttled));
            var isBad = found.Actor is null || (presented.IsPersonal && found.Actor is DeployTokenActor) || GitOutcome.IsMeaningless(question.Format, found.Actor);
            if (isBad)
            {
                Record(found, presented.Credential, question);
                fault = found.ReasonFor(presented.Credential);
                if (!presented.IsForgiving)
                    return new PackageAnswer(PackageOutcome.Unauthorized, actor, null, true, DoorVerdict.Refused(fault.Value));
            }
            else
            {
                (actor, personalTokenId) = (found.Actor!, found.PersonalAccessTokenId);
            }
        }

        var resource = await FindResourceAsync(question, ct);
        var outcome = Decide(actor, question, resource);
        string? reason = null;
        if (outcome == PackageOutcome.Allowed && question is { SharingGroupId: { } groupId, Use: not PackageUse.Public } && !await MayShareAsync(actor, groupId, ct))
        {
            outcome = actor is AnonymousActor ? PackageOutcome.Unauthorized : PackageOutcome.Forbidden;
            reason = "the registry behind it is shared by a whole group: use a token of that group";
        }

        if (outcome == PackageOutcome.Allowed)
        {
            usage.NoteAllowed(actor, personalTokenId, NoteOf(actor, question, resource));
            return new PackageAnswer(outcome, actor, resource, fault is not null, DoorVerdict.Allowed(actor));
        }

        if (actor is AnonymousActor)
            return new PackageAnswer(outcome, actor, resource, fault is not null, DoorVerdict.Refused(fault ?? DoorReason.NotSignedIn), reason);
        var refusal = reason is null ? WhyRefused(actor, question, resource) : UsageOutcome.OutOfReach;
        if (actor is DeployTokenActor token)
            usage.NoteRefused(token, refusal, NoteOf(token, question, resource));
        return new PackageAnswer(outcome, actor, resource, fault is not null, DoorVerdict.Refused(refusal), reason);
    }

    // A public group does not open it: what private projects below publish lies there too.
    private async Task<bool> MayShareAsync(Actor actor, long groupId, CancellationToken ct)
    {
        var shared = groupId == 0 ? Resource.Instance : await resources.FindAsync(ResourceKind.Group, groupId, ct);
        return shared is not null && AccessRule.Decide(actor, AccessAction.UseSharedRegistry, shared, time.GetUtcNow()).IsAllowed;
    }

    private ValueTask<Resource?> FindResourceAsync(PackageQuestion question, CancellationToken ct) => question switch
    {
        { HolderKind: ResourceKind.Instance } => ValueTask.FromResult<Resource?>(Resource.Instance),
        { Format: RegistryFormat.Oci, HolderKind: ResourceKind.Project } when question.Holder.Contains('/', StringComparison.Ordinal) => resources.FindAsync(question.Holder, ct),
        _ => resources.FindHolderAsync(question.HolderKind, question.Holder, ct),
    };

    private PackageOutcome Decide(Actor actor, PackageQuestion question, Resource? resource)
    {
        var isAnonymous = actor is AnonymousActor;
        if (isAnonymous && (question.NeedsCredential || resource is null))
            return PackageOutcome.Unauthorized; // Safer than contract §5.6: unknown and private look alike without a credential.
        if (resource is null)
            return question.Format == RegistryFormat.Git ? GitOutcome.OfUnknown(question.Use) : PackageOutcome.NotFound;
        if (question.Use == PackageUse.Public)
            return PackageOutcome.Allowed;
        // Contract §5.7: NuGet's group endpoints refuse anonymous even for public groups.
        if (isAnonymous && question.Format == RegistryFormat.NuGet && resource.Kind == ResourceKind.Group)
            return PackageOutcome.Unauthorized;
        var decision = AccessRule.Decide(actor, ActionOf(question), resource, time.GetUtcNow());
        if (decision.IsAllowed)
            return PackageOutcome.Allowed;
        if (isAnonymous)
            return PackageOutcome.Unauthorized;
        return question.Format == RegistryFormat.Git && actor is DeployTokenActor token ? GitOutcome.OfRefused(token, resource, time.GetUtcNow())
            : decision.IsVisible && !KnowsNoPackages(actor, question, resource) ? PackageOutcome.Forbidden
            : PackageOutcome.NotFound;
    }

    // Contract §5.2: a token in reach with repository or registry scopes only is told that there is nothing.
    private static bool KnowsNoPackages(Actor actor, PackageQuestion question, Resource resource) =>
        question.Format != RegistryFormat.Oci && resource.Visibility != Visibility.Public
        && actor is DeployTokenActor token && (token.Scopes & (question.IsVirtual ? ScopeFamilies.Virtual : ScopeFamilies.Package)) == 0;

    private static AccessAction ActionOf(PackageQuestion question)
    {
        var isRead = question.Use is PackageUse.Public or PackageUse.Read;
        if (question.IsVirtual)
            return isRead ? AccessAction.ReadVirtualRegistry : AccessAction.WriteVirtualRegistry;
        var isDelete = question.Use == PackageUse.Delete;
        return question.Format switch
        {
            RegistryFormat.Git => isRead ? AccessAction.FetchRepository : AccessAction.PushRepository,
            RegistryFormat.Oci => isRead ? AccessAction.PullImage : isDelete ? AccessAction.DeleteImage : AccessAction.PushImage,
            _ => isRead ? AccessAction.ReadPackage : isDelete ? AccessAction.DeletePackage : AccessAction.WritePackage,
        };
    }

    // What does not exist is as far out of reach as what is somebody else's, also in the record.
    private UsageOutcome WhyRefused(Actor actor, PackageQuestion question, Resource? resource) =>
        resource is null ? UsageOutcome.OutOfReach : UsageOutcomes.Of(AccessRule.Decide(actor, ActionOf(question), resource, time.GetUtcNow()));

    // A guessed number must not turn into the path of somebody else's project on the page of the token.
    private UsageNote NoteOf(Actor actor, PackageQuestion question, Resource? resource) => PackageUsage.Of(
        question, resource is not null && AccessRule.Decide(actor, ActionOf(question), resource, time.GetUtcNow()).IsVisible ? resource : null);

    private void Record(CredentialResult found, Credential credential, PackageQuestion question)
    {
        usage.NoteBadCredential(found, credential, PackageUsage.Of(question));
        // An empty pair, as NuGet's tools send it to every challenge, is no attempt.
        if (!credential.IsEmpty)
            refusals.Note(found, credential.Username, RegistryFormatNames.NameOf(question.Format), question.Address);
    }
}
