using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Clients;

/// <summary>A portal, set up in the browser, and a registry that trusts it: <c>acme/one</c> and <c>acme/two</c>, a group token for both, a project token for one.</summary>
public sealed class ContainerStage(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];
    private PortalProcess? _portal;
    private RegistryProcess? _registry;
    private Visitor? _visitor;
    private string _one = "";

    public string Host => _registry!.Host;

    /// <summary>Pulls and pushes in all of <c>acme</c>.</summary>
    public (string Username, string Secret) GroupToken { get; private set; }

    /// <summary>Pulls and pushes in <c>acme/one</c> only.</summary>
    public (string Username, string Secret) ProjectToken { get; private set; }

    public TestImage Image { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync();
        _visitor = await browser.OpenAsync(_portal);
        await _visitor.SetUpAsync(_portal);
        var acme = await _visitor.CreateGroupAsync("acme");
        _one = await _visitor.CreateProjectAsync("one", acme);
        await _visitor.CreateProjectAsync("two", acme);
        GroupToken = await CreateTokenAsync(acme, "builder");
        ProjectToken = await CreateTokenAsync("one-only");
        _registry = await RegistryProcess.StartAsync(_portal);
        Image = await TestImage.MakeAsync();
    }

    /// <summary>A project token for <c>acme/one</c> that the test may revoke.</summary>
    public Task<(string Username, string Secret)> CreateTokenAsync(string name) => CreateTokenAsync(_one, name);

    public async Task RevokeTokenAsync(string name)
    {
        await _visitor!.OpenTokensAsync(_one);
        await _visitor!.RevokeTokenAsync(name);
    }

    public async ValueTask DisposeAsync()
    {
        Image?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
        if (_visitor is not null)
            await _visitor.DisposeAsync();
        if (_portal is not null)
            await _portal.DisposeAsync();
    }

    private async Task<(string Username, string Secret)> CreateTokenAsync(string holder, string name)
    {
        var token = await _visitor!.CreateTokenAsync(holder, name, s_pullAndPush);
        await _visitor!.SaveTokenAsync(name);
        return token;
    }
}
