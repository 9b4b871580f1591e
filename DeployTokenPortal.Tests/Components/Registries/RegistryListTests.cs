using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Pages.Registries;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace DeployTokenPortal.Tests.Components.Registries;

public sealed class RegistryListTests : PortalComponentTest
{
    private IRenderedComponent<MudPopoverProvider> _menus = null!;
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;

    [Fact]
    public async Task Every_connection_stands_in_the_administrators_list_with_place_and_state()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        await ConnectAsync(root, "shared", acme);
        await ConnectAsync(root, "parted", acme, "http://127.0.0.1:4874/{project_path}", RegistryFormat.Maven, isEnabled: false);

        var rows = Open().FindAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(2, rows.Count);
        Assert.All(["shared", "npm", "acme", "Enabled", "Shared"], word => Assert.Contains(word, rows[0], StringComparison.Ordinal));
        Assert.All(["parted", "Maven", "acme", "Disabled"], word => Assert.Contains(word, rows[1], StringComparison.Ordinal));
        Assert.DoesNotContain("Shared", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_list_says_what_it_is_for_and_leads_on()
    {
        await SignInAsync("root", isAdministrator: true);

        var page = Open();

        Assert.Contains("No registry connected yet", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".empty a[href='/admin/registries/new']"));
    }

    [Fact]
    public async Task Connection_is_disabled_from_its_menu()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        await ConnectAsync(root, "shared", await Portal.AddGroupAsync(root, "acme"));
        var page = Open();

        await ChooseAsync(page, "Disable");

        page.WaitForAssertion(() => Assert.Contains("Disabled", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_asks_first_and_says_what_follows()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        await ConnectAsync(root, "shared", await Portal.AddGroupAsync(root, "acme"));
        var page = Open();

        var deleted = ChooseAsync(page, "Delete…");
        _dialogs.WaitForElement("h2");
        Assert.Contains("What lies upstream stays.", _dialogs.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));
        await _dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete connection").ClickAsync(new());
        await deleted;

        page.WaitForElement(".empty");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Owner_sees_page_and_navigation_item_only_where_owners_connect(bool isAllowed)
    {
        await RestartAsync(new GatewayOptions { OwnerConnections = isAllowed });
        var root = await Portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        var ana = await SignInAsync("ana");
        TestPortal.Succeeded(await Portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, acme.Id, ana.UserId!.Value, new MemberInput(AccessLevel.Owner, null), Ct));

        var page = Open(acme.Id);

        page.WaitForAssertion(() => Assert.Contains(isAllowed ? "No registry connected yet" : "Only administrators connect registries", page.Markup, StringComparison.Ordinal));
        Assert.Equal(isAllowed, Services.GetRequiredService<NavigationState>().Context.Items.Contains(NavItem.Registries));
    }

    [Fact]
    public async Task Member_who_is_no_administrator_learns_nothing_of_the_instances_connections()
    {
        var root = await Portal.AddPersonAsync("root", isAdministrator: true);
        await ConnectAsync(root, "secret-name", await Portal.AddGroupAsync(root, "acme"));
        await SignInAsync("tom");

        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("Only administrators can do this.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("secret-name", page.Markup, StringComparison.Ordinal);
        Assert.NotEqual(ContextKind.Administration, Services.GetRequiredService<NavigationState>().Context.Kind);
    }

    private IRenderedComponent<RegistryList> Open(long? groupId = null)
    {
        Use<HolderQueries>();
        Use<RegistryConnectionQueries>();
        Use<RegistryConnectionService>();
        (_menus, _dialogs) = (Render<MudPopoverProvider>(), Render<MudDialogProvider>());
        var page = Render<RegistryList>(parameters => parameters.Add(page => page.GroupId, groupId));
        page.WaitForElement("tbody tr, .empty");
        return page;
    }

    private async Task ChooseAsync(IRenderedComponent<RegistryList> page, string item)
    {
        await page.Find("tbody .menu-cell button").ClickAsync(new());
        _menus.WaitForAssertion(() => Assert.Contains(item, _menus.Markup, StringComparison.Ordinal));
        await _menus.FindAll(".mud-menu-item").Single(entry => entry.TextContent.Trim() == item).ClickAsync(new());
    }

    private async Task ConnectAsync(
        Caller caller, string name, HolderRef group, string url = "http://127.0.0.1:4873", RegistryFormat format = RegistryFormat.Npm, bool isEnabled = true) =>
        TestPortal.Succeeded(await Portal.Get<RegistryConnectionService>().CreateAsync(
            caller,
            new RegistryConnectionInput { Name = name, Format = format, UpstreamUrl = url, HolderKind = ResourceKind.Group, HolderId = group.Id, IsEnabled = isEnabled },
            Ct));
}
