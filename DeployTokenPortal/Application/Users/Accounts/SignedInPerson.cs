namespace DeployTokenPortal.Application.Users.Accounts;

/// <summary>A person with a session that runs.</summary>
/// <param name="UserId">The person.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Name">Shown to people.</param>
/// <param name="IsAdministrator">Whether the person administers the instance, at that moment.</param>
public sealed record SignedInPerson(long UserId, Guid SessionId, string Name, bool IsAdministrator);
