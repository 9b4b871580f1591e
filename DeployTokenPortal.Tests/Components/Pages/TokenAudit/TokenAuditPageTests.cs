using AngleSharp.Dom;
using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Components.Pages.TokenAudit;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace DeployTokenPortal.Tests.Components.Pages.TokenAudit;

public sealed class TokenAuditPageTests : PortalComponentTest
{
    private const DeployTokenScopes PullAndPush = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;

    private Caller _root = Caller.System;
    private HolderRef _acme = new(0, "");
    private HolderRef _svc = new(0, "");

    [Fact]
    public async Task Numbers_lead_to_their_tokens_and_the_address_says_which()
    {
        await PrepareAsync();
        var page = Open();

        Assert.Equal(["2active", "1can write", "0expire in 30 days", "2never used", "0used in 30 days"], page.FindAll(".stats a").Select(tile => tile.TextContent));
        Assert.Equal($"/groups/{_acme.Id}/audit?need=can-write", page.FindAll(".stats a")[1].GetAttribute("href"));
        Assert.Equal($"/groups/{_acme.Id}/audit?scope=write_registry&state=active", Row(page, "write_registry").QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("1 in all", Row(page, "write_registry").QuerySelector(".sub")!.TextContent);
    }

    [Fact]
    public async Task Tokens_behind_a_number_are_listed_with_their_holders()
    {
        await PrepareAsync();
        var page = Open("?scope=write_registry&state=active");

        Assert.Equal("Tokens: active, with write_registry 1", Words(page.Find("#audited-tokens")));
        Assert.Equal($"/projects/{_svc.Id}/settings/ci-cd/deploy-tokens/1", page.Find("table.tok tbody a").GetAttribute("href"));
        Assert.Contains("acme/svc", page.Find("table.tok tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Never wrote", page.Find("table.tok tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_from_the_list_changes_the_numbers_at_once()
    {
        await PrepareAsync();
        var page = Open("?need=can-write");
        var (menus, dialogs) = (Render<MudPopoverProvider>(), Render<MudDialogProvider>());

        await page.Find("button[aria-label='Actions for pusher']").ClickAsync(new());
        var asked = menus.WaitForElement(".danger").ClickAsync(new());
        await dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Revoke token").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Equal("1active", page.FindAll(".stats a")[0].TextContent));
        Assert.Contains("pusher was revoked.", page.Find(".alert.ok").TextContent, StringComparison.Ordinal);
        Assert.Contains("No token is left here", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unused_write_scopes_are_taken_away_from_the_list()
    {
        await PrepareAsync();
        Portal.Time.Advance(TimeSpan.FromDays(91));
        var page = Open("?need=unwritten");
        var (menus, dialogs) = (Render<MudPopoverProvider>(), Render<MudDialogProvider>());

        await page.Find("button[aria-label='Actions for pusher']").ClickAsync(new());
        var asked = menus.WaitForElements(".mud-menu-item").Single(item => item.TextContent.Contains("Remove unused write scopes", StringComparison.Ordinal)).ClickAsync(new());
        await dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Remove scopes").ClickAsync(new());
        await asked;

        page.WaitForAssertion(() => Assert.Equal("0can write", page.FindAll(".stats a")[1].TextContent));
        Assert.Equal("2active", page.FindAll(".stats a")[0].TextContent);
    }

    [Fact]
    public async Task What_needs_attention_names_tokens_and_offers_its_action()
    {
        await PrepareAsync();
        Portal.Time.Advance(TimeSpan.FromDays(100));
        var page = Open();

        var needs = page.FindAll(".need li");
        Assert.Equal(["1 can write but never did", "2 were never used in 90 days or more", "2 never expire"], needs.Select(need => need.QuerySelector("b")!.TextContent));
        Assert.Equal(["Narrow", "Review", "Set a date"], needs.Select(need => need.QuerySelector("a.btn")!.TextContent));
        Assert.Contains("oldest: pusher, created 3 months ago", needs[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_change_the_address()
    {
        await PrepareAsync();
        var page = Open();
        var navigation = Services.GetRequiredService<NavigationManager>();

        await page.Find("select[aria-label=Period]").ChangeAsync("30");
        await page.Find("select[aria-label='Which tokens']").ChangeAsync("own");
        await page.Find("select[aria-label=Scope]").ChangeAsync("read_registry");

        Assert.EndsWith("/audit?days=30&below=own&scope=read_registry", navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("1active", page.FindAll(".stats a")[0].TextContent));
    }

    [Fact]
    public async Task Developer_is_told_that_the_level_is_too_low()
    {
        await PrepareAsync();
        var deva = await SignInAsync("deva");
        TestPortal.Succeeded(await Portal.Get<MemberService>().SetAsync(_root, ResourceKind.Group, _acme.Id, deva.UserId!.Value, new MemberInput(AccessLevel.Developer, null), Ct));

        var page = Open();

        Assert.Contains("Your level on acme is too low. You are a Developer.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".stats, table"));
    }

    private async Task PrepareAsync()
    {
        _root = await SignInAsync("root", isAdministrator: true);
        _acme = await Portal.AddGroupAsync(_root, "acme");
        _svc = await Portal.AddProjectAsync(_root, "svc", _acme);
        await AddTokenAsync(HolderKind.Project, _svc, "pusher", PullAndPush);
        await AddTokenAsync(HolderKind.Group, _acme, "puller", DeployTokenScopes.ReadRegistry);
    }

    private async Task AddTokenAsync(HolderKind kind, HolderRef holder, string name, DeployTokenScopes scopes) => TestPortal.Succeeded(
        await Portal.Get<DeployTokenService>().CreateAsync(_root, kind, holder.Id, new DeployTokenInput(name, null, scopes, null), Ct));

    private IRenderedComponent<TokenAuditPage> Open(string query = "")
    {
        Use<TokenAuditQueries>();
        Use<AuditedTokenQueries>();
        Use<HolderQueries>();
        Use<DeployTokenService>();
        Use<DeployTokenChanges>();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/groups/{_acme.Id}/audit{query}");
        var page = Render<TokenAuditPage>(page => page.Add(page => page.GroupId, _acme.Id));
        page.WaitForElement(".stats, .empty");
        return page;
    }

    private static IElement Row(IRenderedComponent<IComponent> page, string scope) => page.FindAll(".scope-counts tbody tr").Single(row => row.TextContent.Contains(scope, StringComparison.Ordinal));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
