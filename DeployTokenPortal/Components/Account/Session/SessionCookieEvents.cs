using System.Security.Claims;
using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Components.Shared.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DeployTokenPortal.Components.Account.Session;

/// <summary>Holds every cookie against its session's row: one that was ended, or whose person is blocked or gone, is worth nothing.</summary>
internal sealed class SessionCookieEvents(SessionLookup sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var person = context.Principal?.FindSessionId() is { } sessionId
            ? await sessions.FindAsync(sessionId, context.HttpContext.RequestAborted)
            : null;
        if (person is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (!IsCurrent(context.Principal!, person))
        {
            context.ReplacePrincipal(SessionSignIn.PrincipalOf(person));
            context.ShouldRenew = true;
        }
    }

    // Scripts and machines get a status; only a browser that wants a page is led to another one.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (WantsPage(context.Request))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsCurrent(ClaimsPrincipal principal, SignedInPerson person) =>
        principal.FindUserId() == person.UserId
        && principal.Identity?.Name == person.Name
        && principal.IsInRole(PortalRoles.Administrator) == person.IsAdministrator;
}
