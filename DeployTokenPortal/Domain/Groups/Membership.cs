using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Groups;

/// <summary>A person's direct level on one group or project. What is inherited is not stored.</summary>
public sealed class Membership
{
    /// <summary>0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public long UserId { get; private set; }

    /// <summary>The group, or null.</summary>
    public long? GroupId { get; private set; }

    /// <summary>The project, or null.</summary>
    public long? ProjectId { get; private set; }

    /// <summary>Guest to Owner.</summary>
    public AccessLevel Level { get; private set; }

    /// <summary>The first day, UTC, on which it no longer holds; null for no end.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    private Membership()
    {
    }

    /// <summary>A new membership of a group or project.</summary>
    public static Membership Create(long userId, ResourceKind kind, long resourceId, AccessLevel level, DateOnly? endsOn, DateTimeOffset now) => new()
    {
        UserId = userId,
        GroupId = kind == ResourceKind.Group ? resourceId : null,
        ProjectId = kind == ResourceKind.Project ? resourceId : null,
        Level = level,
        EndsOn = endsOn,
        CreatedAt = now,
    };

    /// <summary>Changes level and end.</summary>
    public void Change(AccessLevel level, DateOnly? endsOn) => (Level, EndsOn) = (level, endsOn);
}
