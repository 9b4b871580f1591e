using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>Every page as axe sees it, light and dark, on a desk and in a hand; and pictures of it for people to look at.</summary>
public sealed class EveryPageTests(BrowserFixture browser)
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];
    private static readonly string[] s_packagesAndGit = ["write_package_registry", "read_repository"];

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
            "/admin/audit", $"{acme}/audit", $"{acme}/audit?scope=write_registry&state=active", $"{svc}/audit", $"{svc}/settings/ci-cd/deploy-tokens/1", "/help/audit",
            "/help", "/help/deploy-tokens", "/help/container-registry", "/help/packages-and-git", "/help/package-clients", "/help/members", "/help/administration", "/help/metrics", "/help/several-nodes", "/help/deployment", "/help/api/deploy-tokens",
        ];
        barriers.AddRange(await InspectAllAsync(visitor, pages));

        Assert.Empty(barriers);
    }

    [Fact]
    public async Task Pages_of_registry_connections_have_no_barriers()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var acme = await visitor.CreateGroupAsync("acme");
        var svc = await visitor.CreateProjectAsync("svc", acme);
        var barriers = new List<string>();
        await visitor.GoToAsync("/admin/registries/new");
        await visitor.Field("Upstream address").FillAsync("packages.acme.example");
        await visitor.Button("Save connection").ClickAsync();
        await visitor.Page.GetByText("The connection was not saved.").WaitForAsync();
        barriers.AddRange(await visitor.InspectAsync("09b-connection-errors"));
        await visitor.ConnectAsync("npm", acme, "http://127.0.0.1:4873/");
        await visitor.Page.GetByText("Only tokens of acme itself open it").WaitForAsync();
        await visitor.Button("Test").ClickAsync();
        await visitor.Page.GetByText("The upstream does not answer").WaitForAsync();
        barriers.AddRange(await visitor.InspectAsync("09c-connection"));
        var shared = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.ConnectAsync("Maven", null, "http://127.0.0.1:8082/maven/{project_path}", username: "portal", password: "a password");
        await visitor.ConnectAsync("git", null, "http://127.0.0.1:8081/{project_path}.git");
        await visitor.CreateTokenAsync(svc, "ci-packages", s_packagesAndGit);
        barriers.AddRange(await visitor.InspectAsync("05c-reveal-packages"));
        await visitor.SaveTokenAsync("ci-packages");
        barriers.AddRange(await InspectAllAsync(visitor, ["/admin/registries", "/admin/registries/new", $"{acme}/settings/registries", shared, $"{svc}/settings/registries", svc, acme]));

        Assert.Empty(barriers);
    }

    [Fact]
    public async Task Pages_of_the_demo_have_no_barriers_with_many_tokens_in_use()
    {
        await using var portal = await PortalProcess.StartAsync(null, "demo");
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SignInAsync("ruth.adler@example.com", portal.DemoPassword);
        await visitor.GoToAsync("/admin/audit?need=can-write");
        await visitor.Page.Locator("table.tok tbody a").First.ClickAsync();
        await visitor.Heading("Why it was refused").WaitForAsync();
        var token = new Uri(visitor.Page.Url).AbsolutePath;

        Assert.Empty(await InspectAllAsync(visitor, ["/", "/admin/audit", "/admin/audit?need=unwritten&days=365", "/groups/1/audit", token]));
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
