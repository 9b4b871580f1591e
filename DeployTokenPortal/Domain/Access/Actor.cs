using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.Access;

/// <summary>Who asks. Exactly three kinds exist, all immutable; a fault in finding one is never turned into another.</summary>
public abstract record Actor
{
    private protected Actor()
    {
    }
}

/// <summary>Nobody in particular: no credential was sent.</summary>
public sealed record AnonymousActor : Actor
{
    /// <summary>The only instance.</summary>
    public static AnonymousActor Instance { get; } = new();

    private AnonymousActor()
    {
    }
}

/// <summary>A person, with the levels that hold at this instant.</summary>
/// <param name="UserId">The person's id.</param>
/// <param name="Username">Unique name, used as <c>sub</c> and in messages.</param>
/// <param name="IsAdministrator">Whether the person administers the instance.</param>
/// <param name="Memberships">Direct memberships that have not ended; inheritance is worked out by <see cref="AccessRule"/>.</param>
/// <param name="Scopes">What the personal access token in use allows; null for a browser session, which has no such limit.</param>
public sealed record PersonActor(
    long UserId,
    string Username,
    bool IsAdministrator,
    MembershipSet Memberships,
    PersonalAccessTokenScopes? Scopes = null) : Actor;

/// <summary>A machine with a deploy token whose secret and username have been proved.</summary>
/// <param name="TokenId">The token's id.</param>
/// <param name="Username">The token's username.</param>
/// <param name="Holder">What kind of holder the token belongs to.</param>
/// <param name="HolderId">Id of the holding project or group.</param>
/// <param name="Scopes">What the token may do within its reach.</param>
/// <param name="ExpiresAt">Last instant at which the token works, UTC; null means that it never expires.</param>
/// <param name="IsEnded">Whether the token was revoked or deleted.</param>
public sealed record DeployTokenActor(
    long TokenId,
    string Username,
    HolderKind Holder,
    long HolderId,
    DeployTokenScopes Scopes,
    DateTimeOffset? ExpiresAt,
    bool IsEnded) : Actor;
