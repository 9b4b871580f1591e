using Bunit;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Pages.AuditLog;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
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

    private async Task<(Caller Root, HolderRef Acme)> PrepareAsync()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        return (root, await Portal.AddGroupAsync(root, "acme"));
    }

    private IRenderedComponent<AuditLogPage> Open(string address, HolderRef group)
    {
        Use<AuditQueries>();
        Use<HolderQueries>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<AuditLogPage>(parameters => parameters.Add(page => page.GroupId, group.Id));
        page.WaitForElement("h1");
        return page;
    }
}
