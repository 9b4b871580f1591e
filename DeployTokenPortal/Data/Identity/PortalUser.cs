using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Data.Identity;

/// <summary>A person who can sign in. Identity's own fields hold e-mail, password hash, lock-out and security stamp.</summary>
public sealed class PortalUser : IdentityUser<long>
{
    /// <summary>Longest shown name, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>Shown to people.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether the person administers the instance.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When an administrator blocked the person, UTC; null while not blocked.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Last sign-in with a browser, UTC; null if never.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }
}
