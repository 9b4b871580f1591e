using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Application.Auditing;

/// <summary>What happened, without who and when.</summary>
/// <param name="Name">One of <see cref="AuditEventNames"/>.</param>
/// <param name="Scope">What it belongs to.</param>
/// <param name="Target">What was changed.</param>
/// <param name="Message">One sentence for people; never a secret.</param>
/// <param name="Facts">Further facts by name; never a secret.</param>
public sealed record AuditEntry(string Name, AuditScope Scope, AuditTarget Target, string Message, IReadOnlyList<AuditFact>? Facts = null);

/// <summary>What an event belongs to.</summary>
/// <param name="Entity">What kind.</param>
/// <param name="Id">Its id; null for the instance.</param>
/// <param name="Path">Its full path or name now.</param>
public sealed record AuditScope(AuditEntity Entity, long? Id, string Path)
{
    /// <summary>The whole portal.</summary>
    public static AuditScope Instance { get; } = new(AuditEntity.Instance, null, "");

    /// <summary>The group, project or instance of a decision.</summary>
    public static AuditScope Of(Resource resource) => resource.Kind switch
    {
        ResourceKind.Instance => Instance,
        ResourceKind.Group => new AuditScope(AuditEntity.Group, resource.Id, resource.FullPath),
        ResourceKind.Project => new AuditScope(AuditEntity.Project, resource.Id, resource.FullPath),
    };

    /// <summary>A person.</summary>
    public static AuditScope OfUser(long id, string username) => new(AuditEntity.User, id, username);
}

/// <summary>What was changed.</summary>
/// <param name="Type">Such as <c>DeployToken</c>, <c>Member</c>, <c>Project</c>.</param>
/// <param name="Id">Its id, if it has one.</param>
/// <param name="Name">Its name now.</param>
public sealed record AuditTarget(string Type, long? Id, string Name);

/// <summary>One fact of an event; a change has both values, a plain fact only <see cref="After"/>.</summary>
/// <param name="Field">Name of the field, in snake case.</param>
/// <param name="Before">Value before the change, or null.</param>
/// <param name="After">Value after the change, or null.</param>
public sealed record AuditFact(string Field, string? Before, string? After)
{
    /// <summary>The facts whose value really changed.</summary>
    public static IReadOnlyList<AuditFact> Changes(params IEnumerable<AuditFact> facts) =>
        [.. facts.Where(fact => !string.Equals(fact.Before, fact.After, StringComparison.Ordinal))];
}
