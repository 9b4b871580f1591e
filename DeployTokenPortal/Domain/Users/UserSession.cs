namespace DeployTokenPortal.Domain.Users;

/// <summary>One signed-in browser. Ending it ends its requests at once and its open pages within a minute.</summary>
public sealed class UserSession
{
    /// <summary>Longest agent text kept, in characters.</summary>
    public const int AgentLength = 255;

    /// <summary>Random; also a claim in the sign-in cookie.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is signed in.</summary>
    public long UserId { get; private set; }

    /// <summary>When the person signed in, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Last request seen, UTC, to the minute or so.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>Source address at sign-in.</summary>
    public string? Address { get; private set; }

    /// <summary>User agent at sign-in, cut to <see cref="AgentLength"/>.</summary>
    public string? Agent { get; private set; }

    /// <summary>When it was ended, UTC; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    private UserSession()
    {
    }

    /// <summary>A session that starts now.</summary>
    public static UserSession Start(Guid id, long userId, string? address, string? agent, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = userId,
        CreatedAt = now,
        LastSeenAt = now,
        Address = address,
        Agent = agent is { Length: > AgentLength } ? agent[..AgentLength] : agent,
    };

    /// <summary>Ends the session. Does nothing when it already ended.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>Notes a sign of life.</summary>
    public void Touch(DateTimeOffset now) => LastSeenAt = now > LastSeenAt ? now : LastSeenAt;
}
