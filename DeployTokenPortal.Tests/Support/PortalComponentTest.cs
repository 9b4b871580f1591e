using System.Globalization;
using System.Security.Claims;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Components;
using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Tests.Support;

/// <summary>Base of tests of whole pages: the components over the real use cases and a database of their own, with somebody signed in.</summary>
public abstract class PortalComponentTest : MudComponentTest, IAsyncLifetime
{
    /// <summary>What the portal's links begin with.</summary>
    protected const string PublicUrl = "https://tokens.acme.example";

    protected TestPortal Portal { get; private set; } = null!;

    /// <summary>The session of the signed-in browser.</summary>
    protected Guid SessionId { get; } = Guid.NewGuid();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.StartAsync();
        Services.AddSingleton<TimeProvider>(Portal.Time);
        Services.AddSingleton(provider => new PublicAddress(Options.Create(new PortalOptions { PublicUrl = PublicUrl }), new TestServer(provider)));
    }

    /// <summary>Makes use cases available to pages.</summary>
    protected void Use<T>()
        where T : class => Services.AddSingleton(Portal.Get<T>());

    /// <summary>Begins again with an empty database and other settings of the gateway.</summary>
    protected async Task RestartAsync(GatewayOptions gateway)
    {
        await Portal.DisposeAsync();
        Portal = await TestPortal.StartAsync(gateway: gateway);
    }

    /// <summary>Signs a new person in.</summary>
    protected async Task<Caller> SignInAsync(string username, bool isAdministrator = false)
    {
        var caller = await Portal.AddPersonAsync(username, isAdministrator);
        var signedIn = AddAuthorization().SetAuthorized(username);
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, caller.UserId!.Value.ToString(CultureInfo.InvariantCulture)),
            new("sid", SessionId.ToString("N")),
            .. isAdministrator ? [new Claim(ClaimTypes.Role, PortalRoles.Administrator)] : Array.Empty<Claim>(),
        ];
        signedIn.SetClaims([.. claims]);
        return caller;
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
