using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>Forms under the hands of people who are quicker, or slower, than the circuit.</summary>
public sealed class FormTests(BrowserFixture browser)
{
    [Fact]
    public async Task Click_counts_although_leaving_the_field_above_shows_its_error()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await OpenFormAsync(visitor, portal);
        var (scope, preset) = (visitor.Field("read_package_registry"), visitor.Button("Pull images"));
        var error = visitor.Page.GetByText("Enter a name that says where the token will be used.").First;

        await scope.HoverAsync();
        await visitor.Page.Mouse.DownAsync();
        // Without the pointer, and behind whatever leaving the field has sent: what the circuit answers comes in that order.
        await preset.DispatchEventAsync("click");
        await Assertions.Expect(preset).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(error).ToHaveCountAsync(0);
        await visitor.Page.Mouse.UpAsync();

        await error.WaitForAsync();
        await Assertions.Expect(scope).ToBeCheckedAsync();
    }

    [Fact]
    public async Task First_field_takes_the_focus_but_not_from_who_types_already()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await OpenFormAsync(visitor, portal);
        var username = visitor.Field("Username (optional)");

        await username.FocusAsync();
        await visitor.Page.EvaluateAsync("async () => (await import('/js/page.js')).focusFirst('token-name')");

        await Assertions.Expect(username).ToBeFocusedAsync();
    }

    private static async Task OpenFormAsync(Visitor visitor, PortalProcess portal)
    {
        await visitor.SetUpAsync(portal);
        await visitor.OpenTokensAsync(await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme")));
        await visitor.Button("New deploy token").ClickAsync();
        await Assertions.Expect(visitor.Field("Name")).ToBeFocusedAsync();
    }
}
