using System.Globalization;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>Who has what, and who uses it, as those who answer for it see it.</summary>
public sealed class UsageTests(BrowserFixture browser)
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];
    private static readonly string[] s_pull = ["read_registry"];

    [Fact]
    public async Task Owner_finds_who_may_write_and_revokes_what_never_wrote()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var root = await browser.OpenAsync(portal);
        await root.SetUpAsync(portal);
        var acme = await root.CreateGroupAsync("acme");
        var svc = await root.CreateProjectAsync("svc", await root.CreateGroupAsync("platform", acme));
        await root.CreateTokenAsync(acme, "reads-only", s_pull);
        await root.SaveTokenAsync("reads-only");
        await root.CreateTokenAsync(svc, "never-wrote", s_pullAndPush);
        await root.SaveTokenAsync("never-wrote");
        await using var owner = await browser.OpenAsync(portal);
        await owner.AcceptAsync(await root.InviteAsync("Olga"));
        await using var developer = await browser.OpenAsync(portal);
        await developer.AcceptAsync(await root.InviteAsync("Deva"));
        await root.AddMemberAsync(acme, "Olga", "Owner");
        await root.AddMemberAsync(acme, "Deva", "Developer");

        await owner.GoToAsync($"{acme}/audit");
        await Assertions.Expect(WritersOf(owner)).ToHaveTextAsync("1");
        await owner.Link("Show tokens with write_registry, Active").ClickAsync();
        await owner.Heading("Tokens: active, with write_registry 1").WaitForAsync();
        await owner.RowOf("never-wrote").GetByText("Never wrote").WaitForAsync();
        await owner.Link("never-wrote").ClickAsync();
        await owner.Heading("never-wrote").WaitForAsync();
        await owner.Button("Revoke").ClickAsync();
        await owner.Button("Revoke token").ClickAsync();
        await owner.Page.GetByText("Revoked by Olga").First.WaitForAsync();
        await owner.GoToAsync($"{acme}/audit");
        await Assertions.Expect(WritersOf(owner)).ToHaveTextAsync("0");

        await developer.GoToAsync($"{acme}/audit");
        await developer.Page.GetByText("The audit page of a group or project is for its Maintainers and Owners.").WaitForAsync();
        await Assertions.Expect(developer.Heading("Tokens by scope")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Owner_of_a_large_group_goes_from_a_number_to_the_token_that_never_wrote()
    {
        await using var portal = await PortalProcess.StartAsync(null, "demo");
        await using var owner = await browser.OpenAsync(portal);
        await owner.SignInAsync("mira.okafor@example.com", portal.DemoPassword);
        const string Audit = "/groups/1/audit";
        await owner.GoToAsync(Audit);
        await owner.Page.GetByText("Every deploy token of acme and everything below it.").WaitForAsync();
        var writers = int.Parse(await WritersOf(owner).InnerTextAsync(), CultureInfo.InvariantCulture);

        await owner.Link("Show tokens with write_registry, Active").ClickAsync();
        await owner.Link("can write but did not in 90 days or more").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("#audited-tokens")).ToContainTextAsync("can write but did not in 90 days or more");
        await owner.Page.Locator("table.tok tbody tr", new PageLocatorOptions { HasText = "Never wrote" }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await owner.Heading("Why it was refused").WaitForAsync();
        await owner.Button("Revoke").ClickAsync();
        await owner.Button("Revoke token").ClickAsync();
        await owner.Page.GetByText("Revoked by Mira Okafor").First.WaitForAsync();

        await owner.GoToAsync(Audit);
        await Assertions.Expect(WritersOf(owner)).ToHaveTextAsync((writers - 1).ToString(CultureInfo.InvariantCulture));
        await using var developer = await browser.OpenAsync(portal);
        await developer.SignInAsync("ana.lima@example.com", portal.DemoPassword);
        await developer.GoToAsync(Audit);
        await developer.Page.GetByText("The audit page of a group or project is for its Maintainers and Owners.").WaitForAsync();
    }

    [Fact]
    public async Task Push_pull_and_refusal_are_on_the_pages_of_their_tokens()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var acme = await visitor.CreateGroupAsync("acme");
        var svc = await visitor.CreateProjectAsync("svc", acme);
        var writer = await visitor.CreateTokenAsync(svc, "ci-push", s_pullAndPush);
        await visitor.SaveTokenAsync("ci-push");
        var reader = await visitor.CreateTokenAsync(svc, "reader", s_pull);
        await visitor.SaveTokenAsync("reader");
        await using var registry = await RegistryProcess.StartAsync(portal);
        using var image = await TestImage.MakeAsync();
        var name = $"{registry.Host}/acme/svc:v1";

        var pushed = await Skopeo.PushAsync(image, name, writer);
        var refused = await Skopeo.PushAsync(image, name, reader);
        var pulled = await Skopeo.PullAsync(name, reader);

        Assert.True(pushed.ExitCode == 0, pushed.ToString());
        Assert.NotEqual(0, refused.ExitCode);
        Assert.True(pulled.ExitCode == 0, pulled.ToString());
        await visitor.OpenTokensAsync(svc);
        await visitor.Link("ci-push").ClickAsync();
        await SeeAsync(visitor, "push from 127.0.0.1");
        await visitor.Page.GetByText("Never wrote").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await visitor.OpenTokensAsync(svc);
        await visitor.Link("reader").ClickAsync();
        await SeeAsync(visitor, "pull from 127.0.0.1");
        await visitor.Page.GetByText("It needs write_registry.").First.WaitForAsync();
        await visitor.GoToAsync($"{acme}/audit");
        await Assertions.Expect(visitor.Page.GetByText("used in 30 days").Locator("..")).ToContainTextAsync("2");
    }

    // Behind the bar, the first number of the row: those that are active.
    private static ILocator WritersOf(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { Has = visitor.Link("Show tokens with write_registry, Active") })
            .GetByRole(AriaRole.Cell).Nth(1);

    // What was recorded is stored every few seconds; an open page does not follow it.
    private static Task SeeAsync(Visitor visitor, string text) => Eventually.TrueAsync(async () =>
    {
        await visitor.Page.ReloadAsync();
        await visitor.InteractiveAsync();
        return await visitor.Page.GetByText(text).CountAsync() > 0;
    }, $"the page shows “{text}”");
}
