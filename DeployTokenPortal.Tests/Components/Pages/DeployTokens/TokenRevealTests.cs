using Bunit;
using DeployTokenPortal.Components.Pages.DeployTokens;
using DeployTokenPortal.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

public sealed class TokenRevealTests : DeployTokenPageTest
{
    [Fact]
    public async Task Heading_takes_the_focus_and_the_warning_says_it_once()
    {
        var page = await RevealAsync();

        Assert.Equal("ci-push is ready", page.Find("#token-ready").TextContent);
        Assert.Contains(ScriptCalls, call => call.Argument is "token-ready");
        Assert.Contains("It cannot be seen again", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_stands_in_one_masked_input_and_nowhere_else()
    {
        var page = await RevealAsync();
        var input = page.Find("#token-value");
        var secret = input.GetAttribute("value")!;

        Assert.StartsWith("gldt-", secret, StringComparison.Ordinal);
        Assert.Equal(("password", "off", true), (input.GetAttribute("type"), input.GetAttribute("autocomplete"), input.HasAttribute("readonly")));
        Assert.Equal(2, page.Markup.Split(secret).Length);
        Assert.Null(input.Closest("form"));
    }

    [Fact]
    public async Task Username_and_token_have_a_copy_button_each()
    {
        var page = await RevealAsync();

        Assert.Equal("ci-push", page.Find("#token-username-value").GetAttribute("value"));
        Assert.Equal(["Copy username", "Copy token", "Copy commands"], page.FindAll("button .idle .copy-text").Select(label => label.TextContent));
        Assert.Equal(["token-username-value", "token-value"], page.FindAll("button[data-copy-input]").Select(button => button.GetAttribute("data-copy-input")));
    }

    [Fact]
    public async Task Token_is_shown_on_demand()
    {
        var page = await RevealAsync();

        await page.Find("button[aria-controls=token-value]").ClickAsync(new());

        Assert.Equal("text", page.Find("#token-value").GetAttribute("type"));
    }

    [Fact]
    public async Task Qr_code_is_drawn_only_after_a_click_and_can_be_hidden_again()
    {
        var page = await RevealAsync();
        Assert.Empty(page.FindAll(".qrbox"));

        await Button(page, "Show QR code").ClickAsync(new());

        Assert.NotEmpty(page.Find(".qrbox svg path").GetAttribute("d")!);
        await Button(page, "Hide QR code").ClickAsync(new());
        Assert.Empty(page.FindAll(".qrbox"));
    }

    [Theory]
    [InlineData("Docker", "docker login")]
    [InlineData("Podman", "podman login")]
    [InlineData("Skopeo", "skopeo login")]
    [InlineData("Kubernetes", "kubernetes.io/dockerconfigjson")]
    public async Task Each_client_has_its_commands_without_the_secret(string tab, string expected)
    {
        var page = await RevealAsync();
        var secret = page.Find("#token-value").GetAttribute("value")!;

        await page.FindAll("[role=tab]").Single(button => button.TextContent.Trim() == tab).ClickAsync(new());

        var commands = page.Find("#token-commands").TextContent;
        Assert.Contains(expected, commands, StringComparison.Ordinal);
        Assert.Contains("ci-push", commands, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, commands, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_secret_is_left_after_it_was_saved()
    {
        var page = await RevealAsync();
        var secret = page.Find("#token-value").GetAttribute("value")!;

        await Button(page, "I have saved it").ClickAsync(new());

        page.WaitForElement("tbody tr");
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_without_having_saved_asks_first()
    {
        var page = await RevealAsync();
        var navigation = Services.GetRequiredService<NavigationManager>();
        var here = navigation.Uri;

        navigation.NavigateTo("/groups");

        Dialogs.WaitForElement("h2");
        Assert.Equal(here, navigation.Uri);
        Assert.NotEmpty(page.FindAll("#token-value"));
    }

    [Fact]
    public async Task First_use_appears_by_itself()
    {
        var page = await RevealAsync();
        await using (var db = Portal.Db())
        {
            await db.DeployTokens.ExecuteUpdateAsync(row => row
                .SetProperty(token => token.LastUsedAt, Portal.Time.GetUtcNow())
                .SetProperty(token => token.LastUsedFor, "pull").SetProperty(token => token.LastUsedAddress, "192.0.2.7"), Ct);
        }

        Portal.Time.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.Contains("192.0.2.7", page.Find(".wait[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_holds_no_trace_of_the_plain_secret()
    {
        var page = await RevealAsync();
        var secret = page.Find("#token-value").GetAttribute("value")!;
        await using PortalDbContext db = Portal.Db();

        var texts = db.AuditEvents.Select(row => row.Message + row.Details).AsEnumerable().Concat(db.DeployTokens.Select(token => token.SearchText)).ToList();

        Assert.All(texts, text => Assert.DoesNotContain(secret[5..], text, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<IRenderedComponent<CiCdSettings>> RevealAsync()
    {
        var page = await SubmitAsync(await OpenProjectAsync(), "ci-push", "ci-push", scopes: "write_registry");
        page.WaitForElement("#token-ready");
        return page;
    }
}
