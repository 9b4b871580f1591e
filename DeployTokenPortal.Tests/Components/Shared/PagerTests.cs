using Bunit;
using DeployTokenPortal.Components.Shared.Tables;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class PagerTests : MudComponentTest
{
    [Theory]
    [InlineData(1, 25, 0, "0 of 0", true, true)]
    [InlineData(1, 25, 8, "1–8 of 8", true, true)]
    [InlineData(1, 25, 1284, "1–25 of 1,284", true, false)]
    [InlineData(2, 25, 26, "26–26 of 26", false, true)]
    public void Pager_says_what_is_shown_and_stops_at_the_ends(int page, int size, int total, string shown, bool isFirst, bool isLast)
    {
        var pager = Render<Pager>(p => p.Add(x => x.PageNumber, page).Add(x => x.PageSize, size).Add(x => x.Total, total));

        Assert.Equal(shown, pager.Find("span").TextContent);
        Assert.Equal(isFirst, pager.Find("[aria-label='Previous page']").HasAttribute("disabled"));
        Assert.Equal(isLast, pager.Find("[aria-label='Next page']").HasAttribute("disabled"));
    }

    [Fact]
    public void Next_asks_for_the_following_page()
    {
        var asked = 0;
        var pager = Render<Pager>(p => p.Add(x => x.PageNumber, 2).Add(x => x.PageSize, 25).Add(x => x.Total, 100).Add(x => x.PageNumberChanged, page => asked = page));

        pager.Find("[aria-label='Next page']").Click();

        Assert.Equal(3, asked);
    }
}
