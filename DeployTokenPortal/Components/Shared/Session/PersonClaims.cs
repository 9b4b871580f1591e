using System.Globalization;
using System.Security.Claims;

namespace DeployTokenPortal.Components.Shared.Session;

/// <summary>What a signed-in browser's principal says. Name and role only decide what is drawn; use cases look up the rest at that moment.</summary>
internal static class PersonClaims
{
    /// <summary>Id of the session, see <c>UserSession</c>.</summary>
    public const string SessionId = "sid";

    /// <summary>Source address of the connection in use. Never in the cookie: added to each request's principal.</summary>
    public const string Address = "portal:address";

    /// <summary>User agent of the connection in use, likewise.</summary>
    public const string Agent = "portal:agent";

    public static long? FindUserId(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static Guid? FindSessionId(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(SessionId), "N", out var id) ? id : null;
}
