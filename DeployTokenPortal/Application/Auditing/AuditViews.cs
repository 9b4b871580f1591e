using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>One row of the audit log.</summary>
/// <param name="Id">Ascending in time.</param>
/// <param name="At">UTC.</param>
/// <param name="Name">Event name, see <see cref="AuditEventNames"/>.</param>
/// <param name="Author">What kind of author.</param>
/// <param name="AuthorId">The person, if a person did it.</param>
/// <param name="AuthorName">The author's name at that time; empty for nobody.</param>
/// <param name="Entity">What it belongs to.</param>
/// <param name="EntityId">Id of the group, project or person; null for the instance.</param>
/// <param name="EntityPath">Its path or name at that time.</param>
/// <param name="TargetType">What was changed.</param>
/// <param name="TargetId">Its id.</param>
/// <param name="TargetName">Its name at that time.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Facts">What changed, field by field.</param>
/// <param name="Door">One of <see cref="Doors"/>.</param>
/// <param name="Address">Source address.</param>
/// <param name="Agent">User agent.</param>
/// <param name="TokenId">The token that was used; null for a browser session.</param>
/// <param name="TokenName">Its name at that time.</param>
/// <param name="Hash">The row's place in the chain, as lower-case hexadecimal; null for rows older than the chain.</param>
public sealed record AuditEventView(
    long Id, DateTimeOffset At, string Name, AuditAuthor Author, long? AuthorId, string AuthorName, AuditEntity Entity, long? EntityId, string EntityPath,
    string TargetType, long? TargetId, string TargetName, string Message, IReadOnlyList<AuditFact> Facts, string Door, string? Address, string? Agent,
    long? TokenId = null, string? TokenName = null, string? Hash = null);

/// <summary>Which rows of a log are shown.</summary>
/// <param name="Search">Part of the author's, target's or entity's name, without regard to case; blank for all.</param>
/// <param name="Event">Only events of this name; blank for all.</param>
/// <param name="Door">Only through this door; blank for all.</param>
/// <param name="From">Only at or after this instant; null for all.</param>
/// <param name="Until">Only before this instant; null for all.</param>
public sealed record AuditFilter(string? Search = null, string? Event = null, string? Door = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether anything is left out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Event) && string.IsNullOrEmpty(Door) && From is null && Until is null;
}
