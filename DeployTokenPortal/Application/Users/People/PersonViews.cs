using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>Where a person stands.</summary>
public enum PersonState
{
    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Has not chosen a password yet.</summary>
    Invited,

    /// <summary>Can do nothing until unblocked.</summary>
    Blocked,
}

/// <summary>A person as administrators see them.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Shown to people.</param>
/// <param name="Username">Unique; also for <c>docker login</c>.</param>
/// <param name="Email">Unique; for signing in.</param>
/// <param name="IsAdministrator">Whether they administer the instance.</param>
/// <param name="State">Where they stand.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSignInAt">UTC; null if never.</param>
public sealed record PersonView(
    long Id, string Name, string Username, string Email, bool IsAdministrator, PersonState State, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

/// <summary>A person who can be made a member.</summary>
public sealed record FoundPerson(long UserId, string Name, string Username);

/// <summary>What is typed for a person.</summary>
/// <param name="Name">Shown to people.</param>
/// <param name="Email">For signing in.</param>
/// <param name="Username">Log-in name; blank derives it from the e-mail for somebody new, and keeps it for others.</param>
/// <param name="IsAdministrator">Whether they administer the instance.</param>
public sealed record PersonInput(string Name, string Email, string? Username, bool IsAdministrator);

/// <summary>A one-time link's code, which exists nowhere else after this answer.</summary>
/// <param name="Person">Who may use it.</param>
/// <param name="Code">Opens the account; shown once.</param>
/// <param name="ValidUntil">Last instant at which it works, UTC.</param>
public sealed record Invitation(PersonView Person, SecretValue Code, DateTimeOffset ValidUntil);
