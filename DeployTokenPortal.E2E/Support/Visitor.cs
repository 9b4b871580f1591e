using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Support;

/// <summary>One person's browser. Closing it fails the test when a page asked another host, wrote an error to the console or could not load something.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PortalProcess _portal;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _documents = new();

    private bool _isLossExpected;

    private Visitor(IBrowserContext context, IPage page, PortalProcess portal) => (_context, Page, _portal) = (context, page, portal);

    public IPage Page { get; }

    /// <summary>Every HTML document that the portal sent to this browser.</summary>
    public IReadOnlyCollection<string> Documents => _documents;

    internal static async Task<Visitor> ArriveAsync(IBrowserContext context, PortalProcess portal)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), portal);
        visitor.Watch();
        return visitor;
    }

    /// <summary>The test ends the portal while pages are open, so their complaints about it mean nothing; the browser's own question before leaving is answered with yes.</summary>
    public void ExpectLostConnection()
    {
        _isLossExpected = true;
        Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
    }

    /// <summary>Opens a page and waits until its circuit answers, so that no click is lost.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await InteractiveAsync();
    }

    /// <summary>Waits until clicks reach the circuit.</summary>
    public Task InteractiveAsync() => Page.Locator("html[data-interactive=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Waits until the address of the page is one of those. The driver reads the pattern as JavaScript.</summary>
    public Task ReachAsync(Regex address) => Assertions.Expect(Page).ToHaveURLAsync(address);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    /// <summary>Fails when axe finds barriers on the page as it is now.</summary>
    public async Task AssertAccessibleAsync() => Assert.Empty(await FindBarriersAsync());

    /// <summary>What axe finds on the page as it is now.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync() => [.. (await Page.RunAxe()).Violations.Select(found =>
        $"{new Uri(Page.Url).PathAndQuery}: {found.Id} ({found.Impact}): {string.Join(" | ", found.Nodes.Select(node => node.Html))}")];

    /// <summary>Looks at the page as it is now in both themes and at two widths.</summary>
    /// <param name="name">Of the pictures that are kept for people to look at, where <c>PORTAL_SCREENSHOTS</c> names a folder.</param>
    /// <returns>What axe finds, and what scrolls sideways.</returns>
    public async Task<IReadOnlyList<string>> InspectAsync(string name)
    {
        var findings = new List<string>();
        foreach (var width in (int[])[1280, 375])
        {
            await Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await Page.Locator($"html[data-theme={scheme.ToString().ToLowerInvariant()}]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
                await Page.EvaluateAsync("() => document.fonts.ready");
                findings.AddRange((await FindBarriersAsync()).Select(found => $"{scheme} at {width}: {found}"));
                if (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                    findings.Add($"{scheme} at {width}: {Page.Url} scrolls sideways");
                if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
                    await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{scheme}-{width}.png"), FullPage = true });
            }
        }

        await Page.SetViewportSizeAsync(1280, 900);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        if (Page.IsClosed)
            return;
        await TellAsync();
        await _context.CloseAsync();
        if (!_isLossExpected && TestContext.Current.TestState?.Result != TestResult.Failed)
            Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));
    }

    // Shown where the test fails: what its exception cannot say.
    private async Task TellAsync()
    {
        if (TestContext.Current.TestOutputHelper is not { } output)
            return;
        output.WriteLine($"{Page.Url}\n{string.Join('\n', _complaints)}");
        try
        {
            output.WriteLine(await Page.Locator("body").AriaSnapshotAsync());
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            output.WriteLine($"It shows nothing: {exception.Message}");
        }
    }

    private void Watch()
    {
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("blob" or "data") } url && url.Authority != _portal.Address.Authority)
                _complaints.Enqueue($"request to {request.Url}");
        };
        Page.RequestFailed += (_, request) =>
        {
            // A navigation ends the open connections of the page before.
            if (request.Failure != "net::ERR_ABORTED")
                _complaints.Enqueue($"failed: {request.Url} {request.Failure}");
        };
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Enqueue($"console: {message.Text} at {message.Location}");
        };
        Page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        Page.Response += async (_, response) =>
        {
            if (response.Request.ResourceType == "document" && response.Status == 200)
                _documents.Enqueue(await response.TextAsync());
        };
    }
}
