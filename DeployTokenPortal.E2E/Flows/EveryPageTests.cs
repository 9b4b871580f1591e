using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>Every page as axe sees it, light and dark, on a desk and in a hand; and pictures of it for people to look at.</summary>
public sealed class EveryPageTests(BrowserFixture browser)
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];

    [Fact]
    public async Task Pages_of_a_signed_in_administrator_have_no_barriers()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        var barriers = new List<string>();
        await visitor.Page.GotoAsync("/setup");
        barriers.AddRange(await visitor.InspectAsync("01b-setup"));
        await visitor.SetUpAsync(portal);
        barriers.AddRange(await visitor.InspectAsync("02b-home-first"));
        var acme = await visitor.CreateGroupAsync("acme");
        var svc = await visitor.CreateProjectAsync("svc", acme);
        await visitor.CreateTokenAsync(svc, "ci-push", s_pullAndPush, expiresOn: "2099-12-31");
        barriers.AddRange(await visitor.InspectAsync("05a-reveal"));
        await visitor.SaveTokenAsync("ci-push");
        await visitor.Button("New deploy token").ClickAsync();
        await visitor.Button("Create deploy token").ClickAsync();
        await visitor.Page.GetByText("The token was not created.").WaitForAsync();
        barriers.AddRange(await visitor.InspectAsync("04b-create-errors"));

        string[] pages =
        [
            "/", "/groups", "/projects", "/groups/new", acme, svc, $"{svc}/settings/ci-cd", $"{svc}/members", $"{svc}/settings/general",
            $"{acme}/members", $"{acme}/settings/general", "/account/profile", "/account/security", "/account/tokens", "/account/sessions",
            "/admin/people", "/admin/registries", "/admin/registries/connect", "/admin/signing-keys", "/admin/audit-log", $"{acme}/audit-log", $"{svc}/audit-log",
            "/help", "/help/deploy-tokens", "/help/container-registry", "/help/packages-and-git", "/help/members", "/help/administration", "/help/api/deploy-tokens",
        ];
        barriers.AddRange(await InspectAllAsync(visitor, pages));

        Assert.Empty(barriers);
    }

    [Fact]
    public async Task Pages_for_people_who_are_not_signed_in_have_no_barriers()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using (var administrator = await browser.OpenAsync(portal))
            await administrator.SetUpAsync(portal);
        await using var visitor = await browser.OpenAsync(portal);

        Assert.Empty(await InspectAllAsync(visitor, ["/sign-in", "/invitation", "/help"]));
    }

    private static async Task<IReadOnlyList<string>> InspectAllAsync(Visitor visitor, IEnumerable<string> pages)
    {
        var barriers = new List<string>();
        foreach (var page in pages)
        {
            await visitor.Page.GotoAsync(page);
            await visitor.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).First.WaitForAsync();
            await visitor.Page.WaitForFunctionAsync("() => document.title.length > 0");
            await visitor.Page.Locator("[aria-busy=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            barriers.AddRange(await visitor.InspectAsync(page.Trim('/').Replace('/', '-') + "-page"));
        }

        return barriers;
    }
}
