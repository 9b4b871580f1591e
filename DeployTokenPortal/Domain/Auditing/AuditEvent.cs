namespace DeployTokenPortal.Domain.Auditing;

/// <summary>One thing that happened; append-only. Names and paths are copied, so the row says the same after renames and deletions.</summary>
public sealed class AuditEvent
{
    /// <summary>Longest short text, in characters.</summary>
    public const int TextLength = 255;

    /// <summary>Longest message, in characters.</summary>
    public const int MessageLength = 2000;

    /// <summary>Ascending in time, without a gap. 0 until stored.</summary>
    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Event name: GitLab's where it has one (contract §9.3), see <see cref="AuditEventNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Who did it.</summary>
    public required AuditAuthor Author { get; init; }

    /// <summary>The person who did it, if a person did.</summary>
    public long? AuthorId { get; init; }

    /// <summary>The author's name at that time.</summary>
    public required string AuthorName { get; init; }

    /// <summary>The token that was used: a personal access token of the author, or the author itself if it is a deploy token; null for a browser session.</summary>
    public long? TokenId { get; init; }

    /// <summary>That token's name at that time.</summary>
    public string? TokenName { get; init; }

    /// <summary>What it belongs to.</summary>
    public required AuditEntity Entity { get; init; }

    /// <summary>Id of the group, project or person; null for the instance.</summary>
    public long? EntityId { get; init; }

    /// <summary>Full path or name of the entity at that time.</summary>
    public string EntityPath { get; init; } = "";

    /// <summary>What was changed, such as <c>DeployToken</c> or <c>Member</c>.</summary>
    public required string TargetType { get; init; }

    /// <summary>Id of what was changed.</summary>
    public long? TargetId { get; init; }

    /// <summary>Name of what was changed, at that time.</summary>
    public string TargetName { get; init; } = "";

    /// <summary>One sentence for people; never a secret.</summary>
    public required string Message { get; init; }

    /// <summary>Before, after and whatever else matters, as a JSON object; never a secret.</summary>
    public string Details { get; init; } = "{}";

    /// <summary>Through which door: <c>web</c>, <c>api</c>, <c>registry</c>, <c>command</c>.</summary>
    public required string Door { get; init; }

    /// <summary>Source address, if there was one.</summary>
    public string? Address { get; init; }

    /// <summary>User agent, cut to <see cref="TextLength"/>.</summary>
    public string? Agent { get; init; }

    /// <summary>SHA-256 over every value above and the hash of the row before, 32 bytes; null until stored, and in rows older than the chain.</summary>
    public byte[]? Hash { get; private set; }
}

/// <summary>What kind of author an event has.</summary>
public enum AuditAuthor
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A deploy token (GitLab's pseudo-author of id −2).</summary>
    DeployToken,

    /// <summary>Nobody signed in.</summary>
    Anonymous,

    /// <summary>The portal itself: first start, scheduled work.</summary>
    System,
}

/// <summary>What an event belongs to.</summary>
public enum AuditEntity
{
    /// <summary>The whole portal.</summary>
    Instance,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A person.</summary>
    User,
}
