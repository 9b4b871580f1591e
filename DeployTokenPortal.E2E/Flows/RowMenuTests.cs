using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>The rows of a list, which are cards on a phone, and their menus, which are only buttons until they are asked for.</summary>
public sealed class RowMenuTests(BrowserFixture browser)
{
    private static readonly string[] s_pull = ["read_registry"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Menu_opens_by_hand_and_by_key_and_escape_gives_the_focus_back(bool byHand)
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await ListAsync(visitor, portal, "ci");
        var (button, open) = (ButtonOf(visitor, "ci"), OpenIn(visitor));

        // The second time it is MudBlazor's menu, and before it was only a button.
        for (var time = 0; time < 2; time++)
        {
            await (byHand ? button.ClickAsync() : button.PressAsync("Enter"));
            await open.WaitForAsync();
            await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "true");

            await visitor.Page.Keyboard.PressAsync("Escape");
            await open.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            await Assertions.Expect(button).ToBeFocusedAsync();
        }

        await button.PressAsync("Enter");
        await open.PressAsync("Enter");
        await visitor.Heading("ci").WaitForAsync();
    }

    [Fact]
    public async Task Menu_of_another_row_opens_after_the_first_and_acts_on_its_own_row()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await ListAsync(visitor, portal, "ci", "cd");

        foreach (var name in (string[])["ci", "cd"])
        {
            await ButtonOf(visitor, name).PressAsync("Enter");
            await OpenIn(visitor).WaitForAsync();
            await visitor.Page.Keyboard.PressAsync("Escape");
            await OpenIn(visitor).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            await Assertions.Expect(ButtonOf(visitor, name)).ToBeFocusedAsync();
        }

        await ButtonOf(visitor, "ci").ClickAsync();
        await OpenIn(visitor).ClickAsync();
        await visitor.Heading("ci").WaitForAsync();
    }

    [Fact]
    public async Task Row_is_a_card_on_a_phone_and_stays_a_row_of_a_table_for_readers()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await ListAsync(visitor, portal, "ci");
        var wide = await RolesAsync(visitor);

        await visitor.Page.SetViewportSizeAsync(375, 900);

        Assert.Equal((1, 2, 6, 6), wide);
        Assert.Equal(wide, await RolesAsync(visitor));
        Assert.Equal(["Expires", "Last used", "Created"], await visitor.RowOf("ci").EvaluateAsync<string[]>(
            "row => [...row.cells].map(cell => getComputedStyle(cell, '::before').content).filter(label => label.startsWith('\"')).map(label => JSON.parse(label))"));
        await visitor.AssertAccessibleAsync();
        await ButtonOf(visitor, "ci").ClickAsync();
        await OpenIn(visitor).ClickAsync();
        await visitor.Heading("ci").WaitForAsync();
    }

    [Fact]
    public async Task Heads_that_sort_are_seen_on_a_phone_when_a_key_reaches_them()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await ListAsync(visitor, portal, "ci");
        await visitor.Page.SetViewportSizeAsync(375, 900);
        var head = visitor.Page.Locator("table.tok thead");

        await visitor.Button("Name and username").FocusAsync();

        Assert.True((await head.BoundingBoxAsync())!.Width > 300);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Locator("[aria-sort=ascending]")).ToHaveTextAsync("Name and username");
    }

    private static async Task ListAsync(Visitor visitor, PortalProcess portal, params IEnumerable<string> names)
    {
        await visitor.SetUpAsync(portal);
        var svc = await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme"));
        foreach (var name in names)
        {
            await visitor.CreateTokenAsync(svc, name, s_pull);
            await visitor.SaveTokenAsync(name);
        }
    }

    private static ILocator ButtonOf(Visitor visitor, string name) =>
        visitor.RowOf(name).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = $"Actions for {name}" });

    private static ILocator OpenIn(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Open" });

    // What the browser itself hands to screen readers, as it may see no table in one that is laid out otherwise.
    private static async Task<(int Tables, int Rows, int Heads, int Cells)> RolesAsync(Visitor visitor)
    {
        var browser = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        var tree = (await browser.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean() && node.TryGetProperty("role", out _))
            .CountBy(node => node.GetProperty("role").GetProperty("value").GetString()!).ToDictionary();
        int Count(string role) => tree.GetValueOrDefault(role);
        return (Count("table"), Count("row"), Count("columnheader"), Count("cell") + Count("gridcell"));
    }
}
