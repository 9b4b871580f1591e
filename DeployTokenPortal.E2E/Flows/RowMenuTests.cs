using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>The menu of a row, which is only a button until it is asked for.</summary>
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
        await visitor.SetUpAsync(portal);
        var svc = await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme"));
        await visitor.CreateTokenAsync(svc, "ci", s_pull);
        await visitor.SaveTokenAsync("ci");
        var button = visitor.RowOf("ci").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Actions for ci" });
        var open = visitor.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Open" });

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
}
