using System.Globalization;
using System.Security.Claims;
using Bunit;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Components;
using DeployTokenPortal.Components.Pages.Registries;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Tests.Components.Registries;

public sealed class ConnectRegistryTests : MudComponentTest, IAsyncLifetime
{
    private TestPortal _portal = null!;
    private FakeRegistry _registry = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        _registry = await FakeRegistry.StartAsync(_portal.Time.GetUtcNow());
        var root = await _portal.AddPersonAsync("root", isAdministrator: true);
        await _portal.Get<SigningKeyService>().MaintainAsync(CancellationToken.None);
        var authorization = AddAuthorization();
        authorization.SetAuthorized("root");
        authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, root.UserId!.Value.ToString(CultureInfo.InvariantCulture)));
        Services.AddSingleton(_portal.Get<SigningKeyService>()).AddSingleton(_portal.Get<RegistryProbe>()).AddSingleton(_portal.Get<RegistryConnectionService>());
        Services.AddSingleton(Options.Create(new RegistryOptions()));
        Services.AddSingleton(new PublicAddress(Options.Create(new PortalOptions { PublicUrl = "https://tokens.acme.example" }), new SilentServer()));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _registry.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public void Configuration_is_ready_to_paste_for_either_version()
    {
        const string Common = """
            # config.yml of the registry
            auth:
              token:
                realm: https://tokens.acme.example/jwt/auth
                service: container_registry
                issuer: deploy-token-portal
                rootcertbundle: /etc/registry/portal-certs.pem
            """;
        var page = Render<ConnectRegistry>();

        Assert.Equal(Common + "\n    signingalgorithms: [ES256]", page.Find("#registry-config").TextContent.Trim());
        page.FindAll("[role=tab]").Single(tab => tab.TextContent.Contains("2.8", StringComparison.Ordinal)).Click();

        Assert.Equal(Common, page.Find("#registry-config").TextContent.Trim());
    }

    [Fact]
    public void Key_in_use_is_named_and_its_certificate_can_be_downloaded()
    {
        var page = Render<ConnectRegistry>();

        var key = _portal.Get<SigningKeyRing>().FindSigningKey(_portal.Time.GetUtcNow())!.Record.KeyId;
        Assert.Contains("ES256, since 23 November 2026", page.Markup, StringComparison.Ordinal);
        Assert.Contains(key, page.Markup, StringComparison.Ordinal);
        Assert.Equal("portal-certs.pem", page.Find("a[href='/jwt/certs.pem']").GetAttribute("download"));
    }

    [Fact]
    public void Test_shows_what_a_client_would_see()
    {
        _registry.TrustsTokens = false;
        var page = Render<ConnectRegistry>();

        Submit(page, _registry.Address);

        page.WaitForAssertion(() => Assert.Contains("3 of 4 passed", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Equal(4, page.FindAll("[role=status] b").Count(line => line.TextContent.Length > 0));
        Assert.Contains("The registry does not trust the signing key", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_address_is_said_beside_the_field_and_stays_there()
    {
        var page = Render<ConnectRegistry>();

        Submit(page, "registry.acme.example");

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#registry-address").GetAttribute("aria-invalid")), TimeSpan.FromSeconds(10));
        Assert.Equal("registry.acme.example", page.Find("#registry-address").GetAttribute("value"));
        Assert.Contains("Write the address as https://registry.example.com", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_connection_leads_to_the_list()
    {
        var page = Render<ConnectRegistry>();
        page.Find("#registry-address").Input("https://registry.acme.example");

        await page.FindAll("button").Single(button => button.TextContent.Contains("Save connection", StringComparison.Ordinal)).ClickAsync(new());

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith(PortalRoutes.Registries, navigation.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        await using var db = _portal.Db();
        Assert.Equal("https://registry.acme.example", Assert.Single(db.RegistryConnections.ToList()).UpstreamUrl);
    }

    private static void Submit(IRenderedComponent<ConnectRegistry> page, string address)
    {
        page.Find("#registry-address").Input(address);
        page.Find("form").Submit();
    }

    /// <summary>A server that listens nowhere.</summary>
    private sealed class SilentServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
