using Bunit;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Components.Pages.People;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class PeoplePageTests : PortalComponentTest
{
    [Fact]
    public async Task Invitation_link_is_shown_once_with_its_code_behind_the_number_sign()
    {
        var page = await OpenFormAsync();
        await page.Find("#person-name").InputAsync("Tom Becker");
        await page.Find("#person-email").InputAsync("tom@acme.example");
        await page.Find("form").SubmitAsync();

        page.WaitForElement("#invitation-link");
        var link = page.Find("#invitation-link").GetAttribute("value")!;
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Done").ClickAsync();

        Assert.StartsWith($"{PublicUrl}/invitation#", link, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Tom Becker", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("Invited", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(link, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_fields_are_named_and_stay_as_typed()
    {
        var page = await OpenFormAsync();
        await page.Find("#person-email").InputAsync("no address");

        await page.Find("form").SubmitAsync();

        page.WaitForElement("#error-summary");
        Assert.Equal(["Name", "E-mail"], page.FindAll("#error-summary li a").Select(link => link.TextContent));
        Assert.Equal("no address", page.Find("#person-email").GetAttribute("value"));
    }

    [Fact]
    public async Task Form_that_opens_asks_for_the_focus_of_its_first_field()
    {
        var page = await OpenFormAsync();

        page.WaitForAssertion(() => Assert.Contains(("focusFirst", "person-name"), ScriptCalls));
    }

    [Fact]
    public async Task Search_that_finds_nobody_says_so_and_can_be_cleared()
    {
        await SignInAsync("root", isAdministrator: true);
        var page = RenderPage();

        await page.Find("input[type=search]").ChangeAsync("zzz");
        page.WaitForAssertion(() => Assert.Contains("Clear filters", page.Markup, StringComparison.Ordinal));
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Clear filters").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("root", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_who_does_not_administer_is_told_so()
    {
        await SignInAsync("tom");

        var page = RenderPage();

        Assert.Contains("Only administrators can do this.", page.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<PeoplePage>> OpenFormAsync()
    {
        await SignInAsync("root", isAdministrator: true);
        var page = RenderPage();
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Invite a person").ClickAsync();
        return page;
    }

    private IRenderedComponent<PeoplePage> RenderPage()
    {
        Use<InvitationService>();
        Use<PersonService>();
        Use<PersonQueries>();
        Render<MudBlazor.MudPopoverProvider>();
        return Render<PeoplePage>();
    }
}
