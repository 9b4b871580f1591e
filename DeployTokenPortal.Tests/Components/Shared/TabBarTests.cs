using Bunit;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class TabBarTests : MudComponentTest
{
    private string _selected = "active";

    [Fact]
    public void Only_the_open_tab_is_in_the_tab_order()
    {
        var tabs = RenderTabs();

        Assert.Equal(["0", "-1"], tabs.FindAll("[role=tab]").Select(tab => tab.GetAttribute("tabindex")));
        Assert.Equal(["true", "false"], tabs.FindAll("[role=tab]").Select(tab => tab.GetAttribute("aria-selected")));
        Assert.Equal("t-tab-active", tabs.Find("[role=tabpanel]").GetAttribute("aria-labelledby"));
    }

    [Theory]
    [InlineData("ArrowRight", "inactive")]
    [InlineData("ArrowLeft", "inactive")]
    [InlineData("End", "inactive")]
    [InlineData("Home", "active")]
    [InlineData("a", "active")]
    public void Keys_move_between_tabs(string key, string expected)
    {
        var tabs = RenderTabs();

        tabs.Find("[role=tablist]").KeyDown(key);

        Assert.Equal(expected, _selected);
    }

    private IRenderedComponent<TabBar> RenderTabs() => Render<TabBar>(p => p
        .Add(t => t.Id, "t").Add(t => t.Label, "Tokens").Add(t => t.Tabs, [new("active", "Active", 8), new("inactive", "Inactive", 5)])
        .Add(t => t.Selected, _selected).Add(t => t.SelectedChanged, key => _selected = key));
}
