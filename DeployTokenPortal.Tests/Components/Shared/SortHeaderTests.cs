using Bunit;
using DeployTokenPortal.Components.Shared.Tables;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class SortHeaderTests : MudComponentTest
{
    [Theory]
    [InlineData("expires", false, "ascending")]
    [InlineData("expires", true, "descending")]
    [InlineData("name", false, null)]
    public void Cell_says_how_the_table_is_sorted(string sorted, bool isDescending, string? expected)
    {
        var header = RenderHeader(new SortState(sorted, isDescending));

        Assert.Equal(expected, header.Find("th").GetAttribute("aria-sort"));
        Assert.Equal("col", header.Find("th").GetAttribute("scope"));
    }

    [Theory]
    [InlineData("name", false, false)]
    [InlineData("expires", false, true)]
    [InlineData("expires", true, false)]
    public void Pressing_asks_for_the_next_order(string sorted, bool isDescending, bool expected)
    {
        SortState? asked = null;
        var header = RenderHeader(new SortState(sorted, isDescending), state => asked = state);

        header.Find("button").Click();

        Assert.Equal(new SortState("expires", expected), asked);
    }

    private IRenderedComponent<SortHeader> RenderHeader(SortState sort, Action<SortState>? changed = null) => Render<SortHeader>(p => p
        .Add(h => h.Column, "expires").Add(h => h.Sort, sort).Add(h => h.SortChanged, changed ?? (_ => { })).AddChildContent("Expires"));
}
