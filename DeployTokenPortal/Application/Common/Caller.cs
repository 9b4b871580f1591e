using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.Common;

/// <summary>Who asks, and from where. Edges build it; services look up what this person may do at that moment.</summary>
/// <param name="UserId">The person who is signed in, or null for nobody.</param>
/// <param name="Door">Through which door, see <see cref="Doors"/>.</param>
/// <param name="Address">Source address, if there is one.</param>
/// <param name="Agent">User agent, if there is one.</param>
/// <param name="Scopes">What the personal access token in use allows; null for a browser session.</param>
/// <param name="Token">The personal access token in use; null for a browser session.</param>
public sealed record Caller(long? UserId, string Door, string? Address, string? Agent, PersonalAccessTokenScopes? Scopes = null, TokenInUse? Token = null)
{
    /// <summary>The portal itself: first start, commands.</summary>
    public static Caller System { get; } = new(null, Doors.Command, null, null);
}

/// <summary>The personal access token with which somebody asks.</summary>
/// <param name="TokenId">Its id; 0 for none.</param>
/// <param name="Name">Its name now.</param>
public sealed record TokenInUse(long TokenId, string Name)
{
    /// <summary>No token.</summary>
    public static TokenInUse None { get; } = new(0, "");
}

/// <summary>The doors through which the portal is used, as they stand in audit rows.</summary>
public static class Doors
{
    public const string Web = "web";
    public const string Api = "api";
    public const string Registry = "registry";
    public const string Command = "command";
}
