using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Resources;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Layout;

public sealed class NavigationMenuTests : MudComponentTest
{
    private static readonly PageContext s_project = PageContext.ForProject(7, "svc", "acme/platform/svc", [],
        [NavItem.CiCd, NavItem.Members, NavItem.Overview]);

    [Fact]
    public void Items_are_drawn_in_one_order_and_only_those_allowed()
    {
        var (main, captioned) = NavigationMenu.Build(s_project, Texts);

        Assert.Equal([NavItem.Overview, NavItem.Members], main.Select(entry => entry.Item));
        Assert.Equal([NavItem.CiCd], captioned.Select(entry => entry.Item));
    }

    [Fact]
    public void Registries_are_the_last_of_the_settings_of_a_project()
    {
        var (main, captioned) = NavigationMenu.Build(s_project with { Items = [NavItem.Registries, NavItem.General, NavItem.CiCd] }, Texts);

        Assert.Empty(main);
        Assert.Equal([NavItem.General, NavItem.CiCd, NavItem.Registries], captioned.Select(entry => entry.Item));
    }

    [Fact]
    public void Item_of_another_context_is_left_out()
    {
        var context = s_project with { Items = [NavItem.SigningKeys, NavItem.Overview] };

        Assert.Equal([NavItem.Overview], NavigationMenu.Build(context, Texts).Main.Select(entry => entry.Item));
    }

    [Theory]
    [InlineData("/projects/7", NavItem.Overview)]
    [InlineData("/projects/7/members", NavItem.Members)]
    [InlineData("/projects/7/settings/ci-cd", NavItem.CiCd)]
    [InlineData("/projects/7/settings/ci-cd/tokens/412", NavItem.CiCd)]
    [InlineData("/projects/70", null)]
    [InlineData("/", null)]
    public void Open_item_is_the_one_whose_address_covers_most(string path, NavItem? expected)
    {
        var (main, captioned) = NavigationMenu.Build(s_project, Texts);

        Assert.Equal(expected, NavigationMenu.FindOpen([.. main, .. captioned], path));
    }

    private LayoutTexts Texts => Services.GetRequiredService<LayoutTexts>();
}
