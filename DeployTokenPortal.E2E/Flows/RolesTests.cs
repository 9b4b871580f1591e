using System.Globalization;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>What people of other levels see, and what ends.</summary>
public sealed class RolesTests(BrowserFixture browser)
{
    private static readonly string[] s_pull = ["read_registry"];

    [Fact]
    public async Task Developer_is_refused_and_maintainer_sees_group_tokens_but_only_owners_create_them()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var root = await browser.OpenAsync(portal);
        await root.SetUpAsync(portal);
        var acme = await root.CreateGroupAsync("acme");
        var svc = await root.CreateProjectAsync("svc", acme);
        await root.CreateTokenAsync(acme, "everywhere", s_pull);
        await root.SaveTokenAsync("everywhere");
        await using var developer = await browser.OpenAsync(portal);
        await developer.AcceptAsync(await root.InviteAsync("Deva"));
        await using var maintainer = await browser.OpenAsync(portal);
        await maintainer.AcceptAsync(await root.InviteAsync("Mats"));
        await root.AddMemberAsync(acme, "Deva", "Developer");
        await root.AddMemberAsync(acme, "Mats", "Maintainer");

        await developer.GoToAsync($"{svc}/settings/ci-cd");
        await developer.Page.GetByText("Your level on acme/svc is too low. You are a Developer.").WaitForAsync();
        await Assertions.Expect(developer.Heading("Deploy tokens")).ToHaveCountAsync(0);
        await Assertions.Expect(developer.Link("CI/CD")).ToHaveCountAsync(0);
        await developer.AssertAccessibleAsync();

        await maintainer.OpenTokensAsync(acme);
        await maintainer.RowOf("everywhere").WaitForAsync();
        await maintainer.Page.GetByText("Only owners of acme can create group tokens. You are a Maintainer.").WaitForAsync();
        await Assertions.Expect(maintainer.Button("New deploy token")).ToHaveCountAsync(0);
        await Assertions.Expect(maintainer.Button("Actions for everywhere")).ToHaveCountAsync(0);
        await maintainer.CreateTokenAsync(svc, "mine", s_pull);
        await maintainer.SaveTokenAsync("mine");
    }

    [Fact]
    public async Task Expired_token_is_inactive_on_the_page_and_refused_by_the_registry()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var svc = await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme"));
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var token = await visitor.CreateTokenAsync(svc, "short-lived", s_pull, expiresOn: tomorrow);
        await visitor.SaveTokenAsync("short-lived");
        await using var registry = await RegistryProcess.StartAsync(portal);
        // Nobody can wait for tomorrow, and a published portal has no other clock: its end is moved into the past in the database. The token was
        // not used yet, so no cache knows another end.
        var moved = await Command.RunAsync("sqlite3", [Path.Combine(portal.Data, "portal.db"), ".timeout 5000", "UPDATE DeployTokens SET ExpiresAt = '2020-01-01 00:00:00'"]);
        Assert.True(moved.ExitCode == 0, moved.ToString());

        var login = await Skopeo.LoginAsync(registry.Host, token);
        await visitor.OpenTokensAsync(svc);
        await visitor.Page.GetByText("No active deploy tokens").Or(visitor.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Inactive 1" })).First.WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Inactive" }).ClickAsync();

        Assert.NotEqual(0, login.ExitCode);
        await visitor.RowOf("short-lived").GetByText("Expired").WaitForAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_page_in_another()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        await visitor.GoToAsync("/groups/new");
        await visitor.Field("Name").FillAsync("typed and kept");
        var other = await visitor.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.Locator("html[data-interactive=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Mira Okafor: account menu" }).ClickAsync();
        await other.GetByText("Sign out", new PageGetByTextOptions { Exact = true }).ClickAsync();

        await visitor.Page.GetByText("You were signed out.").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
    }
}
