using System.Security.Claims;
using DeployTokenPortal.Components.Shared.Session;
using Microsoft.AspNetCore.Authentication;

namespace DeployTokenPortal.Components.Account.Session;

/// <summary>
/// Adds address and agent to the principal of each request, the one that opens a circuit included: the framework hands that principal to
/// the circuit, which has no request of its own to look at. Nothing of it is written into the cookie.
/// </summary>
internal sealed class ConnectionClaims(IHttpContextAccessor requests) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (requests.HttpContext is not { } context || principal.HasClaim(claim => claim.Type == PersonClaims.Address))
            return Task.FromResult(principal);
        Claim[] connection =
        [
            new(PersonClaims.Address, context.Connection.RemoteIpAddress?.ToString() ?? ""),
            new(PersonClaims.Agent, context.Request.Headers.UserAgent.ToString()),
        ];
        return Task.FromResult(new ClaimsPrincipal([.. principal.Identities, new ClaimsIdentity(connection)]));
    }
}
