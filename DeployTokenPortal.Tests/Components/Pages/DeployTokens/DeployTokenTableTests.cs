using AngleSharp.Dom;
using Bunit;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Components.Pages.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

public sealed class DeployTokenTableTests : DeployTokenPageTest
{
    [Fact]
    public async Task Tabs_carry_counts_and_inactive_ones_say_how_they_ended()
    {
        await PrepareAsync();
        await AddTokenAsync("live");
        await AddTokenAsync("short", expiresAt: Portal.Time.GetUtcNow().AddHours(1));
        var revoked = await AddTokenAsync("gone");
        await Portal.Get<DeployTokenService>().RevokeAsync(Root, HolderKind.Project, Svc.Id, revoked.Token.Id, Ct);
        Portal.Time.Advance(TimeSpan.FromHours(2));
        var page = OpenSvc();

        Assert.Equal(["Active 1", "Inactive 2"], page.FindAll("#token-tabs [role=tab], [role=tab]").Select(Words).Distinct().Take(2));
        Assert.Equal(["live"], Names(page));

        await page.FindAll("[role=tab]")[1].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["gone", "short"], Names(page).Order()));
        Assert.Contains("Revoked by root", Row(page, "gone").TextContent, StringComparison.Ordinal);
        Assert.Contains("expired 1 hour ago", Row(page, "short").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Soonest_end_comes_first_and_never_last_and_a_header_turns_it_round()
    {
        await PrepareAsync();
        await AddTokenAsync("never");
        await AddTokenAsync("later", expiresAt: Portal.Time.GetUtcNow().AddDays(40));
        await AddTokenAsync("soon", expiresAt: Portal.Time.GetUtcNow().AddDays(5));
        var page = OpenSvc();

        Assert.Equal(["soon", "later", "never"], Names(page));
        Assert.Equal("ascending", Header(page, "Expires").GetAttribute("aria-sort"));

        await Header(page, "Name").QuerySelector("button")!.ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["later", "never", "soon"], Names(page)));
        Assert.Equal(("ascending", null), (Header(page, "Name").GetAttribute("aria-sort"), Header(page, "Expires").GetAttribute("aria-sort") is "none" or null ? null : "sorted"));
    }

    [Fact]
    public async Task Search_and_scope_narrow_the_list_and_nothing_found_offers_to_clear()
    {
        await PrepareAsync();
        await AddTokenAsync("deploy");
        await AddTokenAsync("backup", DeployTokenScopes.ReadRepository);
        var page = OpenSvc();

        await page.Find("select[aria-label=Scope], .tools select").ChangeAsync("read_repository");
        page.WaitForAssertion(() => Assert.Equal(["backup"], Names(page)));
        await page.Find("input[type=search]").ChangeAsync("deploy");

        page.WaitForAssertion(() => Assert.Empty(Names(page)));
        await Button(page, "Clear filters").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Count));
    }

    [Fact]
    public async Task Pages_come_from_the_server()
    {
        await PrepareAsync();
        for (var number = 10; number < 40; number++)
            await AddTokenAsync($"token-{number}");
        var page = OpenSvc();

        Assert.Equal(25, Names(page).Count);
        await page.Find("button[aria-label='Next page']").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(5, Names(page).Count));
    }

    [Fact]
    public async Task Empty_list_says_what_tokens_are_for()
    {
        var page = await OpenProjectAsync();

        Assert.Contains("No deploy tokens yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_asks_with_the_name_and_the_last_use_and_starts_at_the_safe_button()
    {
        var page = await OpenProjectAsync("", "legacy-pull");
        var revoking = await ChooseAsync(page, "legacy-pull", "Revoke…");

        Dialogs.WaitForElement("h2");
        Assert.Equal("Revoke legacy-pull?", Dialogs.Find("h2").TextContent);
        Assert.Contains("never", Dialogs.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(ScriptCalls, call => call.Argument is string id && id == Button(Dialogs, "Keep token").Id);

        await Button(Dialogs, "Revoke token").ClickAsync(new());
        await revoking;

        page.WaitForAssertion(() => Assert.Contains("legacy-pull was revoked.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Names(page));
    }

    [Fact]
    public async Task Keeping_a_token_changes_nothing()
    {
        var page = await OpenProjectAsync("", "keeper");
        var revoking = await ChooseAsync(page, "keeper", "Revoke…");
        Dialogs.WaitForElement("h2");

        await Button(Dialogs, "Keep token").ClickAsync(new());
        await revoking;

        Assert.Equal(["keeper"], Names(page));
    }

    [Fact]
    public async Task Rotating_reveals_a_new_secret()
    {
        var page = await OpenProjectAsync("", "rotated");
        var rotating = await ChooseAsync(page, "rotated", "Rotate…");
        Dialogs.WaitForElement("select");

        await Button(Dialogs, "Rotate token").ClickAsync(new());
        await rotating;

        page.WaitForElement("#token-value");
        Assert.StartsWith("gldt-", page.Find("#token-value").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maintainer_sees_group_tokens_without_any_action()
    {
        var root = await Portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        await Portal.Get<DeployTokenService>().CreateAsync(root, HolderKind.Group, acme.Id, new DeployTokenInput("all", null, DeployTokenScopes.ReadRegistry, null), Ct);
        var mats = await SignInAsync("mats");
        await Portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, acme.Id, mats.UserId!.Value, new MemberInput(AccessLevel.Maintainer, null), Ct);

        var page = Open("", parameters => parameters.Add(page => page.GroupId, acme.Id));

        Assert.Equal(["all"], Names(page));
        Assert.Empty(page.FindAll("tbody button"));
        Assert.DoesNotContain("New deploy token", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Only owners of acme can create group tokens. You are a Maintainer.", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CiCdSettings> OpenSvc() => Open("", page => page.Add(page => page.ProjectId, Svc.Id));

    // The task ends when the dialog is answered.
    private async Task<Task> ChooseAsync(IRenderedComponent<CiCdSettings> page, string name, string item)
    {
        await Row(page, name).QuerySelector("button")!.ClickAsync(new());
        Menus.WaitForElement(".mud-menu-item");
        return Menus.FindAll(".mud-menu-item").Single(entry => entry.TextContent.Trim() == item).ClickAsync(new());
    }

    private static IReadOnlyList<string> Names(IRenderedComponent<CiCdSettings> page) => [.. page.FindAll("tbody .name").Select(name => name.TextContent)];

    private static IElement Row(IRenderedComponent<CiCdSettings> page, string name) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector(".name")?.TextContent == name);

    private static IElement Header(IRenderedComponent<CiCdSettings> page, string text) =>
        page.FindAll("thead th").Single(header => header.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
