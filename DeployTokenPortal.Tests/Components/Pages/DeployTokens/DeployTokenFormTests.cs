using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

public sealed class DeployTokenFormTests : DeployTokenPageTest
{
    [Fact]
    public async Task Form_asks_in_the_words_of_the_design_and_shows_the_default_username()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);

        Assert.Equal(["Name", "Expiration date (optional)", "Username (optional)"],
            page.FindAll("form label[for]").Select(label => label.TextContent.Trim()).Where(text => !text.Contains('_', StringComparison.Ordinal)));
        Assert.Equal("Scopes (select at least one)", page.Find("legend").TextContent);
        Assert.Contains("gitlab+deploy-token-{id}", page.Find("#token-username-help").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Button(page, "Create deploy token"));
    }

    [Fact]
    public async Task Project_offers_five_scopes()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);

        Assert.Equal(["read_repository", "read_registry", "write_registry", "read_package_registry", "write_package_registry"],
            page.FindAll("fieldset code").Select(code => code.TextContent).Take(5));
        Assert.Equal(5, page.FindAll("fieldset input").Count);
    }

    [Fact]
    public async Task Group_offers_virtual_registries_too()
    {
        var page = await OpenGroupAsync();
        await OpenFormAsync(page);

        Assert.Equal(7, page.FindAll("fieldset input").Count);
    }

    [Fact]
    public async Task Ticking_push_ticks_pull_and_says_why()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);

        await Scope(page, "write_registry").ChangeAsync(true);

        Assert.True(Scope(page, "read_registry").HasAttribute("checked"));
        Assert.Contains("a push also pulls layers", page.Find("#token-scopes-read_registry-why").TextContent, StringComparison.Ordinal);
        Assert.Contains("token-scopes-read_registry-why", Scope(page, "read_registry").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unticking_pull_afterwards_warns_in_the_summary_once_the_person_pauses()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);
        await Scope(page, "write_registry").ChangeAsync(true);

        await Scope(page, "read_registry").ChangeAsync(false);
        Portal.Time.Advance(TimeSpan.FromMilliseconds(400));

        page.WaitForAssertion(() => Assert.Contains("A docker push will fail without read_registry.", page.Find("aside").TextContent, StringComparison.Ordinal));
        Assert.True(Scope(page, "write_registry").HasAttribute("checked"));
    }

    [Fact]
    public async Task Preset_ticks_its_scopes()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);

        await Button(page, "Pull images").ClickAsync(new());

        Assert.Equal(["token-scopes-read_registry"], page.FindAll("fieldset input[checked]").Select(input => input.Id));
    }

    [Fact]
    public async Task Faults_stand_beside_their_fields_and_nothing_typed_is_lost()
    {
        var page = await SubmitAsync(await OpenProjectAsync(), username: "ci push", expiry: "2026-11-02");

        page.WaitForElement("#error-summary");
        Assert.Equal("Enter a name that says where the token will be used.", page.Find("#token-name-error").TextContent.Trim());
        Assert.Equal("2 November 2026 has passed. Choose a day after 23 November 2026, or leave it empty.", page.Find("#token-expiry-error").TextContent.Trim());
        Assert.Equal("Use letters, digits, dot, plus, hyphen or underscore. “ci push” contains a space.", page.Find("#token-username-error").TextContent.Trim());
        Assert.Equal("Select at least one scope.", page.Find("#token-scopes-error").TextContent.Trim());
        Assert.Equal(("ci push", "2026-11-02"), (page.Find("#token-username").GetAttribute("value"), page.Find("#token-expiry").GetAttribute("value")));
        Assert.Equal(["#token-name", "#token-expiry", "#token-username", "#token-scopes"],
            page.FindAll("#error-summary a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).Select(href => href[href.IndexOf('#', StringComparison.Ordinal)..]));
        Assert.Contains(ScriptCalls, call => call.Argument is "error-summary");
    }

    [Fact]
    public async Task Form_that_opens_asks_for_the_focus_of_its_first_field()
    {
        var page = await OpenProjectAsync();

        await OpenFormAsync(page);

        page.WaitForAssertion(() => Assert.Contains(("focusFirst", "token-name"), ScriptCalls));
    }

    [Fact]
    public async Task Unreadable_day_is_said_and_kept()
    {
        var page = await SubmitAsync(await OpenProjectAsync(), name: "ci", expiry: "next year", scopes: "read_registry");

        page.WaitForElement("#token-expiry-error");
        Assert.Equal("next year", page.Find("#token-expiry").GetAttribute("value"));
    }

    [Fact]
    public async Task Field_with_an_error_is_judged_again_while_it_is_mended()
    {
        var page = await SubmitAsync(await OpenProjectAsync());

        await page.Find("#token-name").InputAsync("ci");

        Assert.Empty(page.FindAll("#token-name-error"));
        Assert.Single(page.FindAll("#token-scopes-error"));
    }

    [Fact]
    public async Task Created_token_has_what_was_chosen()
    {
        await SubmitAsync(await OpenProjectAsync(), "ci-push", "builder", "2027-01-31", "write_registry");

        var token = Assert.Single(TestPortal.Succeeded(await Portal.Get<DeployTokenCatalog>().ListAsync(
            Root, HolderKind.Project, Svc.Id, liveOnly: true, new PageRequest(1, 20), Ct)).Items);
        Assert.Equal(("ci-push", "builder", new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero)), (token.Name, token.Username, token.ExpiresAt));
        Assert.Equal(DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, token.Scopes);
    }

    [Fact]
    public async Task Address_opens_the_form_filled_in()
    {
        var page = await OpenProjectAsync("?new&name=ci&scopes=read_registry,nonsense&username=bot&expires_at=2027-01-31");

        Assert.Equal(("ci", "bot", "2027-01-31"),
            (page.Find("#token-name").GetAttribute("value"), page.Find("#token-username").GetAttribute("value"), page.Find("#token-expiry").GetAttribute("value")));
        Assert.Equal(["token-scopes-read_registry"], page.FindAll("fieldset input[checked]").Select(input => input.Id));
    }

    [Theory]
    [InlineData("?new=&name=%00%ff&scopes=%2c%2c&expires_at=9999999-99-99")]
    [InlineData("?new&scopes=1,2,3&name=<script>alert(1)</script>")]
    public async Task Hostile_address_opens_a_form_that_holds_text_only(string query)
    {
        var page = await OpenProjectAsync(query);

        Assert.Empty(page.FindAll("fieldset input[checked], script"));
    }

    [Fact]
    public async Task Typed_form_is_not_left_without_a_question()
    {
        var page = await OpenProjectAsync();
        await OpenFormAsync(page);
        await page.Find("#token-name").InputAsync("ci");

        var closing = Button(page, "Cancel").ClickAsync(new());

        Dialogs.WaitForElement("h2");
        Assert.NotEmpty(page.FindAll("#token-name"));
        await Dialogs.FindAll("button")[0].ClickAsync(new());
        await closing;
        Assert.Equal("ci", page.Find("#token-name").GetAttribute("value"));
    }
}
