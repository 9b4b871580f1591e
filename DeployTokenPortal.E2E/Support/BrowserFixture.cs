using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace DeployTokenPortal.E2E.Support;

/// <summary>Debian's Chromium, one for the whole run. Nothing of it may reach the network.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Of every wait, in milliseconds: far beyond what a busy machine needs.
    private const int Patience = 15_000;

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
    }

    /// <summary>A browser of a person who was never here before.</summary>
    /// <param name="portal">Whose pages are opened.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    public async Task<Visitor> OpenAsync(PortalProcess portal, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(),
            ColorScheme = scheme,
            // A colour on its way to another one is neither, to axe and to a picture.
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(Patience);
        return await Visitor.ArriveAsync(context, portal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
