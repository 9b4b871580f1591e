using System.Text.Json;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>Adds audit rows to the context that makes the change, so that both are saved in one transaction or not at all.</summary>
public sealed class AuditTrail(TimeProvider time)
{
    /// <summary>Adds a row for something the caller did as this actor. The caller of this method saves.</summary>
    public void Add(PortalDbContext db, Caller caller, Actor actor, AuditEntry entry) => db.AuditEvents.Add(new AuditEvent
    {
        At = ToMicroseconds(time.GetUtcNow()),
        Name = entry.Name,
        Author = actor switch
        {
            PersonActor => AuditAuthor.Person,
            DeployTokenActor => AuditAuthor.DeployToken,
            _ => caller.Door == Doors.Command ? AuditAuthor.System : AuditAuthor.Anonymous,
        },
        AuthorId = (actor as PersonActor)?.UserId,
        AuthorName = Cut(actor switch
        {
            PersonActor person => person.Username,
            DeployTokenActor token => token.Username,
            _ => caller.Door == Doors.Command ? "portal" : "",
        }),
        TokenId = (actor as DeployTokenActor)?.TokenId ?? caller.Token?.TokenId,
        TokenName = ((actor as DeployTokenActor)?.Username ?? caller.Token?.Name) is { } name ? Cut(name) : null,
        Entity = entry.Scope.Entity,
        EntityId = entry.Scope.Id,
        EntityPath = Cut(entry.Scope.Path),
        TargetType = entry.Target.Type,
        TargetId = entry.Target.Id,
        TargetName = Cut(entry.Target.Name),
        Message = entry.Message.Length > AuditEvent.MessageLength ? entry.Message[..AuditEvent.MessageLength] : entry.Message,
        Details = Serialize(entry.Facts),
        Door = caller.Door,
        Address = caller.Address,
        Agent = caller.Agent is null ? null : Cut(caller.Agent),
    });

    /// <summary>The name a person is shown by, for rows written while the person is not signed in yet.</summary>
    public static async Task<Actor> ActorOfAsync(PortalDbContext db, long userId, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new PersonActor(userId, user.UserName ?? "", user.IsAdministrator, MembershipSet.Empty, null))
            .SingleOrDefaultAsync(ct) ?? (Actor)AnonymousActor.Instance;

    // As exact as every database keeps it, so that a row reads as it was written.
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Cut(string text) => text.Length > AuditEvent.TextLength ? text[..AuditEvent.TextLength] : text;

    private static string Serialize(IReadOnlyList<AuditFact>? facts)
    {
        if (facts is not { Count: > 0 })
            return "{}";
        var byField = facts.ToDictionary(
            fact => fact.Field,
            fact => fact.Before is null ? (object?)fact.After : new Dictionary<string, string?> { ["from"] = fact.Before, ["to"] = fact.After });
        return JsonSerializer.Serialize(byField);
    }
}
