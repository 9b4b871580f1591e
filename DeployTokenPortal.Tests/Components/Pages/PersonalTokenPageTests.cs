using Bunit;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Components.Pages.PersonalAccessTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class PersonalTokenPageTests : PortalComponentTest
{
    [Fact]
    public async Task Created_token_is_shown_once_and_then_only_listed()
    {
        var page = await OpenFormAsync();
        await page.Find("#personal-token-name").InputAsync("laptop");
        await page.Find("#personal-token-scopes-write_registry").ChangeAsync(true);
        await page.Find("form").SubmitAsync();

        var secret = page.Find("#personal-token-value").GetAttribute("value")!;
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "I have saved it").ClickAsync();

        Assert.StartsWith("glpat-", secret, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("laptop", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("read_registry", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_form_names_every_field_and_keeps_what_was_typed()
    {
        var page = await OpenFormAsync();
        await page.Find("#personal-token-expiry").InputAsync("tomorrow");

        await page.Find("form").SubmitAsync();

        Assert.Equal(3, page.FindAll("#error-summary li").Count);
        Assert.Equal("tomorrow", page.Find("#personal-token-expiry").GetAttribute("value"));
        Assert.Contains(("focus", "error-summary"), ScriptCalls);
    }

    [Fact]
    public async Task Form_that_opens_asks_for_the_focus_of_its_first_field()
    {
        var page = await OpenFormAsync();

        page.WaitForAssertion(() => Assert.Contains(("focusFirst", "personal-token-name"), ScriptCalls));
    }

    [Fact]
    public async Task Person_without_tokens_reads_what_they_are_for()
    {
        await SignInAsync("mira");

        var page = RenderPage();

        Assert.Contains("No personal access tokens yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_that_expires_soon_says_when()
    {
        var mira = await SignInAsync("mira");
        await Portal.Get<PersonalAccessTokenService>().CreateAsync(
            mira, new PersonalAccessTokenInput("ci", PersonalAccessTokenScopes.ReadApi, Portal.Time.GetUtcNow().AddDays(21)), Ct);

        var page = RenderPage();

        page.WaitForAssertion(() => Assert.Contains("in 21 days", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<PersonalTokenPage>> OpenFormAsync()
    {
        await SignInAsync("mira");
        var page = RenderPage();
        await page.FindAll("button").Single(button => button.TextContent.Trim() == "New personal access token").ClickAsync();
        return page;
    }

    private IRenderedComponent<PersonalTokenPage> RenderPage()
    {
        Use<PersonalAccessTokenService>();
        Use<PersonalAccessTokenQueries>();
        Render<MudBlazor.MudPopoverProvider>();
        return Render<PersonalTokenPage>();
    }
}
