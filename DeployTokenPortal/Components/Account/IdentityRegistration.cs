using DeployTokenPortal.Components.Account.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace DeployTokenPortal.Components.Account;

/// <summary>How browsers are recognised: a cookie that names a session, checked against its row on every request. Everything is refused that does not say otherwise.</summary>
public static class IdentityRegistration
{
    private const string CookieName = "portal-session";
    private const string CircuitPath = "/_blazor";

    public static IServiceCollection AddPortalIdentity(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SessionCookieEvents>();
        services.AddScoped<IClaimsTransformation, ConnectionClaims>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsSignedInOrNowhere).Build());
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>();
        services.AddScoped<SessionSignIn>();
        return services;
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        // Plain HTTP on this machine is the default; behind TLS the cookie is secure.
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SessionSignIn.RememberedFor;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = PortalRoutes.SignIn;
        cookie.ReturnUrlParameter = ReturnUrl.Parameter;
        cookie.EventsType = typeof(SessionCookieEvents);
    }

    // Where no route leads, "not found" or "wrong method" is the answer, signed in or not. A circuit shows only what its pages allow, and the page for
    // unknown addresses has one.
    private static bool IsSignedInOrNowhere(AuthorizationHandlerContext context) =>
        context.User.Identity?.IsAuthenticated == true
        || (context.Resource is HttpContext http && (http.GetEndpoint() is not RouteEndpoint || http.Request.Path.StartsWithSegments(CircuitPath)));
}
