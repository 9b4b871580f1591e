using DeployTokenPortal.Application.Users.People;

namespace DeployTokenPortal.Api.Users;

/// <summary>A person, with GitLab's keys.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Username">Unique name.</param>
/// <param name="Name">Shown name.</param>
/// <param name="State"><c>active</c> or <c>blocked</c>.</param>
/// <param name="AvatarUrl">Always null: the portal has no pictures.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Email">For signing in.</param>
/// <param name="IsAdmin">Whether the person administers the instance.</param>
/// <param name="LastSignInAt">UTC; null if never.</param>
/// <param name="ConfirmedAt">When the person could first sign in, as far as that is known; null while the invitation is open.</param>
public sealed record UserResponse(
    long Id, string Username, string Name, string State, string? AvatarUrl, DateTimeOffset CreatedAt, string Email, bool IsAdmin,
    DateTimeOffset? LastSignInAt, DateTimeOffset? ConfirmedAt)
{
    internal static UserResponse From(PersonView person) => new(
        person.Id, person.Username, person.Name, person.State == PersonState.Blocked ? "blocked" : "active", null, person.CreatedAt, person.Email,
        person.IsAdministrator, person.LastSignInAt, person.State == PersonState.Invited ? null : person.CreatedAt);
}

/// <summary>A person who was just created, with the one-time link by which they choose a password.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Username">Unique name.</param>
/// <param name="Name">Shown name.</param>
/// <param name="State"><c>active</c>.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Email">For signing in.</param>
/// <param name="IsAdmin">Whether the person administers the instance.</param>
/// <param name="InvitationUrl">Opens the account, once; shown here and never again.</param>
public sealed record InvitedUserResponse(
    long Id, string Username, string Name, string State, DateTimeOffset CreatedAt, string Email, bool IsAdmin, string InvitationUrl);
