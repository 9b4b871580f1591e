using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>The audit rows of deploy tokens, under GitLab's event names (contract §9.3).</summary>
public sealed class DeployTokenAudit(AuditTrail trail, PersonLookup people, ResourceLookup resources)
{
    internal void Created(PortalDbContext db, Caller caller, AccessContext held, DeployToken token) =>
        Add(db, caller, held, token, AuditEventNames.ProjectTokenCreated, AuditEventNames.GroupTokenCreated, "created", FactsOf(token));

    internal void Revoked(PortalDbContext db, Caller caller, AccessContext held, DeployToken token) =>
        Add(db, caller, held, token, AuditEventNames.ProjectTokenRevoked, AuditEventNames.GroupTokenRevoked, "revoked", FactsOf(token));

    internal void Deleted(PortalDbContext db, Caller caller, AccessContext held, DeployToken token) =>
        Add(db, caller, held, token, AuditEventNames.ProjectTokenDeleted, AuditEventNames.GroupTokenDeleted, "deleted", FactsOf(token));

    internal void Updated(PortalDbContext db, Caller caller, AccessContext held, DeployToken token, DeployTokenDetails before) =>
        Add(db, caller, held, token, AuditEventNames.ProjectTokenUpdated, AuditEventNames.GroupTokenUpdated, "changed", AuditFact.Changes(
            new AuditFact("name", before.Name, token.Name),
            new AuditFact("username", before.Username, token.Username),
            new AuditFact("scopes", ScopesOf(before.Scopes), ScopesOf(token.Scopes)),
            new AuditFact("expires_at", before.ExpiresAt is { } old ? Text(old) : null, token.ExpiresAt is { } end ? Text(end) : null)));

    internal void Rotated(PortalDbContext db, Caller caller, AccessContext held, DeployToken token, DateTimeOffset validUntil) =>
        Add(db, caller, held, token, AuditEventNames.ProjectTokenRotated, AuditEventNames.GroupTokenRotated, "rotated",
            [new AuditFact("old_secret_valid_until", null, Text(validUntil))]);

    /// <summary>Notes an attempt that was refused; only when the caller may know that the holder exists, and outside the refused transaction.</summary>
    internal async Task CreationFailedAsync(
        IDbContextFactory<PortalDbContext> factory, Caller caller, HolderKind holder, long holderId, DeployTokenInput input, Failure failure)
    {
        // Nobody in particular could fill the trail from outside, since a public holder is known to everybody.
        if (failure.Kind == FailureKind.NotFound || caller.UserId is null)
            return;
        await factory.ChangeAsync(db => NoteFailureAsync(db, caller, holder, holderId, input, failure), CancellationToken.None);
    }

    private async Task<Result<bool>> NoteFailureAsync(
        PortalDbContext db, Caller caller, HolderKind holder, long holderId, DeployTokenInput input, Failure failure)
    {
        var actor = await people.GetActorAsync(db, caller, CancellationToken.None);
        if (await resources.FindAsync(db, holder.ToResourceKind(), holderId, CancellationToken.None) is not { } resource)
            return false;
        trail.Add(db, caller, actor, new AuditEntry(
            holder == HolderKind.Project ? AuditEventNames.ProjectTokenCreationFailed : AuditEventNames.GroupTokenCreationFailed,
            AuditScope.Of(resource), new AuditTarget(TargetType, null, input.Name ?? ""),
            $"Deploy token was not created: {failure.Message}"));
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    /// <summary>How audit rows name a deploy token.</summary>
    internal const string TargetType = "DeployToken";

    private void Add(
        PortalDbContext db, Caller caller, AccessContext held, DeployToken token, string projectEvent, string groupEvent, string verb, IReadOnlyList<AuditFact> facts)
    {
        var scopes = string.Join(", ", DeployTokenScopeNames.NamesOf(token.Scopes));
        trail.Add(db, caller, held.Actor, new AuditEntry(
            token.Holder == HolderKind.Project ? projectEvent : groupEvent,
            AuditScope.Of(held.Resource),
            new AuditTarget(TargetType, token.Id, token.Name),
            string.Create(CultureInfo.InvariantCulture, $"Deploy token {token.Name} (id {token.Id}, scopes {scopes}) {verb}."),
            facts));
    }

    private static IReadOnlyList<AuditFact> FactsOf(DeployToken token) =>
    [
        new AuditFact("username", null, token.Username),
        new AuditFact("scopes", null, ScopesOf(token.Scopes)),
        new AuditFact("expires_at", null, token.ExpiresAt is { } end ? Text(end) : null),
    ];

    private static string ScopesOf(DeployTokenScopes scopes) => string.Join(' ', DeployTokenScopeNames.NamesOf(scopes));

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
