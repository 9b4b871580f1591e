using System.Globalization;
using System.Security.Claims;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Components.Shared.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DeployTokenPortal.Components.Account.Session;

/// <summary>Writes and removes the cookie of a session. Only where there is a request: static pages and endpoints.</summary>
public sealed class SessionSignIn(TimeProvider time)
{
    /// <summary>Life of the cookie of somebody who wants to stay signed in, from the last request on.</summary>
    public static readonly TimeSpan RememberedFor = SessionLookup.LongestIdle;

    // The browser forgets the other kind when it closes; many never do, so it also ends by itself.
    private static readonly TimeSpan s_workingDay = TimeSpan.FromHours(12);

    /// <summary>Nobody yet, from this request.</summary>
    public static Caller Anonymous(HttpContext context) =>
        new(null, Doors.Web, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString());

    /// <summary>The person signed in on this request, or nobody.</summary>
    public static Caller CallerOf(HttpContext context) => Anonymous(context) with { UserId = context.User.FindUserId() };

    /// <summary>Answers with the cookie of this session; whatever cookie came with the request is replaced.</summary>
    public Task WriteAsync(HttpContext context, SignedInPerson person, bool remember)
    {
        var now = time.GetUtcNow();
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PrincipalOf(person), new AuthenticationProperties
        {
            IsPersistent = remember,
            IssuedUtc = now,
            ExpiresUtc = now + (remember ? RememberedFor : s_workingDay),
        });
    }

    /// <summary>What the cookie says.</summary>
    internal static ClaimsPrincipal PrincipalOf(SignedInPerson person)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, person.UserId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, person.Name),
            new(PersonClaims.SessionId, person.SessionId.ToString("N")),
        ];
        if (person.IsAdministrator)
            claims.Add(new Claim(ClaimTypes.Role, PortalRoles.Administrator));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
