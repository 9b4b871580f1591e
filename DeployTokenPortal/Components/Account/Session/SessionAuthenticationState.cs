using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Components.Shared.Session;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace DeployTokenPortal.Components.Account.Session;

/// <summary>Ends an open page soon after its session: signed out elsewhere, ended, blocked, no longer or newly an administrator.</summary>
internal sealed class SessionAuthenticationState(ILoggerFactory logging, SessionLookup sessions) : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        return user.FindSessionId() is { } sessionId
            && await sessions.IsUnchangedAsync(sessionId, user.IsInRole(PortalRoles.Administrator), cancellationToken);
    }
}
