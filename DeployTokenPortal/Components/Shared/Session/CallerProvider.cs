using System.Globalization;
using System.Security.Claims;
using DeployTokenPortal.Application.Common;
using Microsoft.AspNetCore.Components.Authorization;

namespace DeployTokenPortal.Components.Shared.Session;

/// <summary>Who is signed in on this page, as the use cases want to know it. One per request or circuit.</summary>
public sealed class CallerProvider
{
    private readonly AuthenticationStateProvider _authentication;
    private readonly string? _address;
    private readonly string? _agent;

    // Later the circuit has no request of its own any more, so address and agent are taken when it begins.
    public CallerProvider(AuthenticationStateProvider authentication, IHttpContextAccessor requests)
    {
        _authentication = authentication;
        _address = requests.HttpContext?.Connection.RemoteIpAddress?.ToString();
        _agent = requests.HttpContext?.Request.Headers.UserAgent.ToString();
    }

    /// <summary>The person who is signed in at this moment, or nobody.</summary>
    public async ValueTask<Caller> GetAsync()
    {
        var user = (await _authentication.GetAuthenticationStateAsync()).User;
        var id = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var userId = user.Identity?.IsAuthenticated == true && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : (long?)null;
        return new Caller(userId, Doors.Web, _address, _agent);
    }
}
