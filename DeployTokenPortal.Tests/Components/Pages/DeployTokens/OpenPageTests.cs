using Bunit;
using DeployTokenPortal.Components.Pages.DeployTokens;
using DeployTokenPortal.Components.Shared.Tables;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

/// <summary>What the server keeps of a page of tokens for as long as it is open: kilobytes for each component, and what a component drew before as well.</summary>
public sealed class OpenPageTests : DeployTokenPageTest
{
    [Fact]
    public async Task A_row_is_one_component_its_menu()
    {
        var page = await OpenProjectAsync("", "first", "second");

        Assert.Equal(2, page.FindComponents<DrawnFrom>().Count);
        Assert.All(page.FindComponents<DrawnFrom>(), rows =>
        {
            var inside = rows.FindComponents<IComponent>().Select(part => part.Instance).Where(part => part != rows.Instance).ToList();
            Assert.Equal(2, inside.Count);
            Assert.All(inside, part => Assert.IsType<RowMenu>(part));
        });
    }

    [Fact]
    public async Task Rows_are_drawn_once_however_often_the_page_renders()
    {
        var page = await OpenProjectAsync("", "first", "second");
        var before = page.FindComponent<DeployTokenTable>().RenderCount;

        page.FindComponent<DeployTokenSection>().Render();

        Assert.True(page.FindComponent<DeployTokenTable>().RenderCount > before);
        Assert.All(page.FindComponents<DrawnFrom>(), rows => Assert.Equal(1, rows.RenderCount));
    }

    [Fact]
    public async Task A_menu_opens_at_its_first_click_and_the_focus_is_on_its_button()
    {
        var page = await OpenProjectAsync("", "first");
        var button = page.Find("button[aria-label='Actions for first']");
        Assert.Equal(("menu", "false"), (button.GetAttribute("aria-haspopup"), button.GetAttribute("aria-expanded")));

        await button.ClickAsync(new());

        Menus.WaitForElement(".mud-menu-item");
        Assert.Contains(ScriptCalls, call => call.Function == "focusButtonIn" && page.Find($"#{call.Argument} button").GetAttribute("aria-label") == "Actions for first");
        Assert.Equal("true", page.Find("button[aria-label='Actions for first']").GetAttribute("aria-expanded"));
    }
}
