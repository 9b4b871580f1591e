using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess.Virtual;

/// <summary>
/// Decides who may use a pull-through cache of images (contract §8, <c>service=dependency_proxy</c>): tokens of a group that one serves, with both halves of
/// a pair of scopes. The names of images there are those of the registry behind it, so they tell nothing about projects.
/// </summary>
internal sealed class ImageProxyAuthorizationService(
    CredentialLookup credentials, ResourceDirectory resources, UpstreamDirectory upstreams, RegistryUsage usage, RefusedSignIns refusals)
{
    private const DeployTokenScopes Registry = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;
    private const DeployTokenScopes Virtual = DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry;
    private static readonly string[] s_actions = ["pull", "push"];
    private static readonly string[] s_virtualActions = ["pull", "push", "delete"];

    /// <summary>Judges the credential, then whether there is such a cache, then the scopes.</summary>
    public async Task<ImageProxyAnswer> AuthorizeAsync(RegistryQuestion question, CancellationToken ct)
    {
        if (question.Credential is null)
            return Refused(await upstreams.IsAnyImageProxyAsync(ct) ? 403 : 404, DoorReason.NotSignedIn);
        var found = await credentials.FindAsync(question.Credential, question.IsThrottled, ct);
        if (found.Actor is not DeployTokenActor token || (token.Scopes & (Registry | Virtual | DeployTokenScopes.ReadRepository)) == 0)
        {
            // People pull through the cache with a deploy token of their group: a cache belongs to a group, not to a person.
            usage.NoteBadCredential(found, question.Credential, ContainerUse.Of(question));
            refusals.Note(found, question.Credential.Username, question.Service, question.Address);
            return Refused(found.Actor is PersonActor ? 403 : found.Fault == CredentialFault.Throttled ? 429 : 401, found.ReasonFor(question.Credential));
        }

        if (!await IsServedAsync(token, ct))
            return Refuse(404, UsageOutcome.OutOfReach, token, question);
        if (token.Holder != HolderKind.Group)
            return Refuse(403, UsageOutcome.OutOfReach, token, question);
        if (ActionsOf(token.Scopes) is not { } actions)
            return Refuse(403, UsageOutcome.MissingScope, token, question);
        var grants = question.Scopes.Where(scope => scope.Type == "repository")
            .Select(scope => new RegistryGrant(scope.Type, scope.Name, [.. scope.Actions.Where(actions.Contains)], null))
            .Where(grant => grant.Actions.Count > 0).ToList();
        usage.NoteAllowed(token, null, ContainerUse.Of(grants, question.Address) with { For = "dependency proxy" });
        var verdict = DoorVerdict.Allowed(token);
        return new ImageProxyAnswer(new RegistryAnswer.Granted(token, grants, found.EndsAt) { Verdict = verdict }, 200, verdict);
    }

    private ImageProxyAnswer Refuse(int status, UsageOutcome outcome, DeployTokenActor token, RegistryQuestion question)
    {
        usage.NoteRefused(token, outcome, ContainerUse.Of(question));
        return Refused(status, DoorVerdict.ReasonOf(outcome));
    }

    private static ImageProxyAnswer Refused(int status, DoorReason reason) => new(null, status, DoorVerdict.Refused(reason));

    private async Task<bool> IsServedAsync(DeployTokenActor token, CancellationToken ct)
    {
        var kind = token.Holder == HolderKind.Group ? ResourceKind.Group : ResourceKind.Project;
        return await resources.FindAsync(kind, token.HolderId, ct) is { } holder && await upstreams.HasImageProxyAsync(holder, ct);
    }

    private static string[]? ActionsOf(DeployTokenScopes scopes) =>
        (scopes & Virtual) == Virtual ? s_virtualActions : (scopes & Registry) == Registry ? s_actions : null;
}

/// <summary>What a client of an image cache is told.</summary>
/// <param name="Granted">What the token says; null when refused.</param>
/// <param name="Status">
/// HTTP status of contract §8. 401: the credential is no good. 403: nobody, a person, a project's token, or one half of a pair of scopes. 404: no enabled
/// connection is a cache of images for this caller. 429: the address failed too often.
/// </param>
/// <param name="Verdict">The same for the metrics.</param>
internal sealed record ImageProxyAnswer(RegistryAnswer.Granted? Granted, int Status, DoorVerdict Verdict);
