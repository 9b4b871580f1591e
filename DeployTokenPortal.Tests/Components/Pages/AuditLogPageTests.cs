using Bunit;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Auditing.Chain;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Pages.AuditLog;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class AuditLogPageTests : PortalComponentTest
{
    [Fact]
    public async Task Row_says_who_did_what_where_and_unfolds_what_changed()
    {
        var (root, acme) = await PrepareAsync();
        TestPortal.Succeeded(await Portal.Get<GroupService>().EditAsync(
            root, acme.Id, new HolderInput("Acme Inc", "acme", "", DeployTokenPortal.Domain.Access.Visibility.Private), Ct));
        var page = Open($"/groups/{acme.Id}/audit-log", acme);

        Assert.Equal(["group_updated", "group_created"], page.FindAll("tbody code").Select(code => code.TextContent));
        Assert.Contains("root", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/groups/{acme.Id}", page.Find("tbody a").GetAttribute("href"));

        var toggle = page.Find("tbody button");
        Assert.Equal("false", toggle.GetAttribute("aria-expanded"));
        await toggle.ClickAsync(new());

        Assert.Equal("true", page.Find("tbody button").GetAttribute("aria-expanded"));
        Assert.Contains("acme → Acme Inc", string.Join(' ', page.Find("tbody dl").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_live_in_the_address()
    {
        var (_, acme) = await PrepareAsync();
        var page = Open($"/groups/{acme.Id}/audit-log", acme);

        await page.Find("select[aria-label=Event]").ChangeAsync("group_created");
        await page.Find("input[type=search]").ChangeAsync("acme");

        Assert.EndsWith($"/groups/{acme.Id}/audit-log?event=group_created&search=acme", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?search=nothing-like-this")]
    [InlineData("?from=2030-01-01")]
    [InlineData("?event=nonsense&door=nonsense&page=99999999999")]
    public async Task Nothing_found_offers_to_clear_the_filters(string query)
    {
        var (_, acme) = await PrepareAsync();
        var page = Open($"/groups/{acme.Id}/audit-log{query}", acme);

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Clear filters").ClickAsync(new());

        Assert.EndsWith("/audit-log", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=yesterday&until=9999-12-31&page=-4")]
    [InlineData("?page=abc&from=2026-02-31")]
    public async Task Unreadable_filters_count_as_none(string query)
    {
        var (_, acme) = await PrepareAsync();

        var page = Open($"/groups/{acme.Id}/audit-log{query}", acme);

        Assert.Single(page.FindAll("tbody code"));
    }

    [Fact]
    public async Task Somebody_without_the_level_is_refused()
    {
        var (_, acme) = await PrepareAsync();
        await SignInAsync("tom");

        var page = Open($"/groups/{acme.Id}/audit-log", acme);

        Assert.Contains("was not found", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Files_hold_what_the_filters_leave()
    {
        var (_, acme) = await PrepareAsync();

        var page = Open($"/groups/{acme.Id}/audit-log?event=group_created&page=2", acme);

        Assert.Equal(
            [$"/groups/{acme.Id}/audit-log/events.csv?event=group_created", $"/groups/{acme.Id}/audit-log/events.jsonl?event=group_created"],
            page.FindAll("#export a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Members_see_how_the_chain_stands_and_cannot_ask_for_a_check()
    {
        var (_, acme) = await PrepareAsync();
        await Portal.Get<AuditVerification>().CheckAsync(Ct);

        var page = Open($"/groups/{acme.Id}/audit-log", acme);

        Assert.Contains("Unbroken up to row 1", page.Find(".chain").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".chain button"));
    }

    [Fact]
    public async Task Chain_that_was_not_checked_yet_is_not_called_whole()
    {
        var (_, acme) = await PrepareAsync();

        Assert.Equal("Not checked yet", Open($"/groups/{acme.Id}/audit-log", acme).Find(".chain").TextContent.Trim());
    }

    [Fact]
    public async Task Administrator_checks_and_sees_the_first_broken_row()
    {
        await PrepareAsync();
        var page = OpenInstance();

        await page.Find(".chain button").ClickAsync(new());
        var whole = page.Find(".chain").TextContent;
        await using (var db = Portal.Db())
            await db.AuditEvents.ExecuteUpdateAsync(row => row.SetProperty(found => found.AuthorName, "mallory"), Ct);
        await page.Find(".chain button").ClickAsync(new());

        Assert.Contains("Unbroken up to row 1", whole, StringComparison.Ordinal);
        Assert.Contains("Broken at row 1. It does not say what was written.", page.Find(".chain").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_names_the_token_that_a_person_used()
    {
        var (root, acme) = await PrepareAsync();
        await Portal.AddGroupAsync(root with { Token = new TokenInUse(7, "terraform") }, "infra", acme);

        var page = Open($"/groups/{acme.Id}/audit-log", acme);

        Assert.Contains("with token terraform", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AuditLogPage> OpenInstance()
    {
        Use<AuditQueries>();
        Use<AuditVerification>();
        Use<HolderQueries>();
        var page = Render<AuditLogPage>();
        page.WaitForElement("h1");
        return page;
    }

    private async Task<(Caller Root, HolderRef Acme)> PrepareAsync()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        return (root, await Portal.AddGroupAsync(root, "acme"));
    }

    private IRenderedComponent<AuditLogPage> Open(string address, HolderRef group)
    {
        Use<AuditQueries>();
        Use<AuditVerification>();
        Use<HolderQueries>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<AuditLogPage>(parameters => parameters.Add(page => page.GroupId, group.Id));
        page.WaitForElement("h1");
        return page;
    }
}
