using System.Security.Claims;
using DeployTokenPortal.Application.Common;
using Microsoft.AspNetCore.Components.Authorization;

namespace DeployTokenPortal.Components.Shared.Session;

/// <summary>
/// Who is signed in on this page, as the use cases want to know it. A circuit has no <c>HttpContext</c>; address and agent travel as
/// claims of the principal that the framework hands to it.
/// </summary>
public sealed class CallerProvider(AuthenticationStateProvider authentication)
{
    /// <summary>The person at this moment, or nobody once the session has ended. Ask again for each operation instead of keeping it.</summary>
    public async ValueTask<Caller> GetAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        var userId = user.Identity?.IsAuthenticated == true ? user.FindUserId() : null;
        return new Caller(userId, Doors.Web, user.FindFirstValue(PersonClaims.Address), user.FindFirstValue(PersonClaims.Agent));
    }

    /// <summary>The session in use, or null.</summary>
    public async ValueTask<Guid?> FindSessionIdAsync() => (await authentication.GetAuthenticationStateAsync()).User.FindSessionId();
}
