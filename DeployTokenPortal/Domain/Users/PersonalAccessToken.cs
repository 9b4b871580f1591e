using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.Users;

/// <summary>A person's own credential for REST and for <c>docker login</c> (design §3). Its secret is kept as a digest, like a deploy token's.</summary>
public sealed class PersonalAccessToken
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The person it acts for.</summary>
    public long UserId { get; private set; }

    /// <summary>Not blank, not unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>At least one.</summary>
    public PersonalAccessTokenScopes Scopes { get; private set; }

    /// <summary>Last instant at which it works, UTC; null means that it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was revoked, UTC; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it was last used, UTC; null if never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Source address of the last use.</summary>
    public string? LastUsedAddress { get; private set; }

    private PersonalAccessToken()
    {
    }

    /// <summary>A new token; name and scopes have been checked.</summary>
    public static PersonalAccessToken Create(long userId, string name, PersonalAccessTokenScopes scopes, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        new() { UserId = userId, Name = name, Scopes = scopes, ExpiresAt = expiresAt, CreatedAt = now };

    /// <summary>Ends the token. Does nothing when it already ended.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>Whether it works at this instant.</summary>
    public bool IsLiveAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt >= now);
}
