using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Api.Auditing;

/// <summary>One audit event, with GitLab's keys (contract §9.3).</summary>
/// <param name="Id">Number of the event.</param>
/// <param name="AuthorId">The person; −1 for nobody signed in and the portal itself, −2 for a deploy token.</param>
/// <param name="EntityId">The group, project or person; 0 for the instance.</param>
/// <param name="EntityType">Such as <c>Project</c>.</param>
/// <param name="EventName">What happened.</param>
/// <param name="Details">Everything else.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record AuditEventResponse(
    long Id, long AuthorId, long EntityId, string EntityType, string EventName, AuditEventDetails Details, DateTimeOffset CreatedAt)
{
    private const long Nobody = -1;
    private const long DeployTokenAuthor = -2;

    internal static AuditEventResponse From(AuditEventView row) => new(
        row.Id, row.AuthorId ?? (row.Author == AuditAuthor.DeployToken ? DeployTokenAuthor : Nobody), row.EntityId ?? 0, row.Entity.ToString(), row.Name,
        new AuditEventDetails(
            row.Name, row.AuthorName, row.Author.ToString(), row.TargetId, row.TargetType, row.TargetName, row.Message, row.Address, row.EntityPath, row.Door,
            [.. row.Facts.Select(fact => new AuditChange(fact.Field, fact.Before, fact.After))], row.TokenId, row.TokenName, row.Agent, row.Hash),
        row.At);
}

/// <summary>What an event is about.</summary>
public sealed record AuditEventDetails(
    string EventName, string AuthorName, string AuthorClass, long? TargetId, string TargetType, string TargetDetails, string CustomMessage, string? IpAddress,
    string EntityPath, string Door, IReadOnlyList<AuditChange> Changes, long? TokenId, string? TokenName, string? UserAgent, string? Hash);

/// <summary>One field before and after; never a secret.</summary>
public sealed record AuditChange(string Change, string? From, string? To);
