using Bunit;
using DeployTokenPortal.Components.Pages.DeployTokens;
using DeployTokenPortal.Components.Shared.Tables;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

/// <summary>What the server keeps of a page of tokens for as long as it is open: kilobytes for each component, and what a component drew before as well.</summary>
public sealed class OpenPageTests : DeployTokenPageTest
{
    [Fact]
    public async Task A_token_is_drawn_once_for_all_widths()
    {
        var page = await OpenProjectAsync("", "first", "second");

        Assert.All((string[])["first", "second"], name => Assert.Single(page.FindAll(".name"), drawn => drawn.TextContent == name));
        Assert.Equal(["Actions for first", "Actions for second"], page.FindAll("button[aria-haspopup=menu]").Select(button => button.GetAttribute("aria-label")).Order());
    }

    [Fact]
    public async Task A_row_is_no_component()
    {
        var page = await OpenProjectAsync("", "first", "second");

        var rows = page.FindComponent<TableRows>();

        Assert.Equal(2, rows.FindAll("tr").Count);
        Assert.DoesNotContain(rows.FindComponents<IComponent>(), part => part.Instance != rows.Instance);
    }

    [Fact]
    public async Task Rows_are_drawn_once_however_often_the_page_renders()
    {
        var page = await OpenProjectAsync("", "first", "second");
        var before = page.FindComponent<DeployTokenTable>().RenderCount;

        page.FindComponent<DeployTokenSection>().Render();

        Assert.True(page.FindComponent<DeployTokenTable>().RenderCount > before);
        Assert.Equal(1, page.FindComponent<TableRows>().RenderCount);
    }

    [Fact]
    public async Task A_menu_opens_at_its_first_click_and_the_focus_is_on_its_button()
    {
        var page = await OpenProjectAsync("", "first");
        var button = ButtonOf(page, "first");
        Assert.Equal(("menu", "false"), (button.GetAttribute("aria-haspopup"), button.GetAttribute("aria-expanded")));

        await button.ClickAsync(new());

        Menus.WaitForElement(".mud-menu-item");
        Assert.Contains(ScriptCalls, call => call.Function == "focusButtonIn" && page.Find($"#{call.Argument} button").GetAttribute("aria-label") == "Actions for first");
        Assert.Equal("true", ButtonOf(page, "first").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task A_page_keeps_the_menu_of_the_row_that_was_asked_last()
    {
        var page = await OpenProjectAsync("", "first", "second");
        await ButtonOf(page, "first").ClickAsync(new());
        Menus.WaitForElement(".mud-menu-item");

        await ButtonOf(page, "second").ClickAsync(new());

        Assert.Equal("second", Assert.Single(page.FindComponents<RowMenu>()).Instance.Name);
        Assert.Equal(("false", "true"), (ButtonOf(page, "first").GetAttribute("aria-expanded"), ButtonOf(page, "second").GetAttribute("aria-expanded")));
    }

    private static AngleSharp.Dom.IElement ButtonOf(IRenderedComponent<CiCdSettings> page, string name) => page.Find($"button[aria-label='Actions for {name}']");
}
