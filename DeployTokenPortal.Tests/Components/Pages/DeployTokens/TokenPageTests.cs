using Bunit;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Pages.DeployTokens.Token;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

public sealed class TokenPageTests : DeployTokenPageTest
{
    private const DeployTokenScopes PullAndPush = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;

    [Fact]
    public async Task Page_tells_what_it_is_what_it_reaches_and_how_it_was_used()
    {
        await PrepareAsync();
        var token = (await AddTokenAsync("ci-push", PullAndPush, Portal.Time.GetUtcNow().AddDays(5))).Token;
        await UseAsync(token, UsageOutcome.Allowed, "acme/svc");
        await UseAsync(token, UsageOutcome.OutOfReach, "acme/web");
        var page = OpenToken(token);

        Assert.Equal("ci-push", page.Find("h1").TextContent);
        Assert.Equal(["Active", "Expires in 5 days"], page.FindAll(".tag").Select(tag => tag.TextContent));
        Assert.Contains("push from 192.0.2.7", page.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Container token 1", "Refused 1"], page.FindAll(".legend > span").Select(entry => entry.TextContent));
        Assert.Contains("Belongs to acme/svc only. Use a token of acme for both projects.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("First used from 192.0.2.7", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Deploy tokens", "ci-push"], Services.GetRequiredService<NavigationState>().Crumbs.Select(crumb => crumb.Text));
    }

    [Fact]
    public async Task Revoking_shows_at_once_and_takes_the_actions_away()
    {
        await PrepareAsync();
        var page = OpenToken((await AddTokenAsync("ci-push")).Token);

        var revoking = Button(page, "Revoke").ClickAsync(new());
        await Dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Revoke token").ClickAsync(new());
        await revoking;

        page.WaitForAssertion(() => Assert.Contains("Revoked by root", page.FindAll(".tag").Select(tag => tag.TextContent)));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() is "Revoke" or "Rotate");
        Assert.Contains("Revoked by root", page.FindAll(".rows li").Select(row => row.TextContent.Trim()).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotating_reveals_the_new_secret_on_the_same_page()
    {
        await PrepareAsync();
        var page = OpenToken((await AddTokenAsync("ci-push")).Token);

        var rotating = Button(page, "Rotate").ClickAsync(new());
        await Dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Rotate token").ClickAsync(new());
        await rotating;

        page.WaitForElement("#token-value");
        Assert.Contains("Rotated by root", page.Markup, StringComparison.Ordinal);
        await Button(page, "I have saved it").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#token-value")));
    }

    [Fact]
    public async Task Secret_of_one_token_is_not_left_on_the_page_of_the_next()
    {
        await PrepareAsync();
        var (rotated, other) = ((await AddTokenAsync("ci-push")).Token, (await AddTokenAsync("ci-pull")).Token);
        var page = OpenToken(rotated);
        var rotating = Button(page, "Rotate").ClickAsync(new());
        await Dialogs.WaitForElements("button").Single(button => button.TextContent.Trim() == "Rotate token").ClickAsync(new());
        await rotating;
        page.WaitForElement("#token-value");

        page.Render(parameters => parameters.Add(page => page.TokenId, other.Id));

        page.WaitForAssertion(() => Assert.Equal("ci-pull", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll("#token-value"));
    }

    [Fact]
    public async Task Maintainer_reads_the_page_of_a_group_token_without_its_actions()
    {
        await PrepareAsync();
        var token = TestPortal.Succeeded(await Portal.Get<DeployTokenService>().CreateAsync(
            Root, HolderKind.Group, Acme.Id, new DeployTokenInput("everywhere", null, PullAndPush, null), Ct)).Token;
        var mats = await SignInAsync("mats");
        TestPortal.Succeeded(await Portal.Get<MemberService>().SetAsync(Root, ResourceKind.Group, Acme.Id, mats.UserId!.Value, new MemberInput(AccessLevel.Maintainer, null), Ct));

        var page = OpenToken(token);

        Assert.Equal("everywhere", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll(".acts button, .acts a"));
    }

    [Fact]
    public async Task Unknown_token_is_not_found()
    {
        await PrepareAsync();
        var token = (await AddTokenAsync("ci-push")).Token;

        var page = OpenToken(token with { Id = 4711 });

        Assert.Contains("The deploy token was not found.", page.Markup, StringComparison.Ordinal);
    }

    private async Task UseAsync(DeployTokenView token, UsageOutcome outcome, string target)
    {
        var actor = new DeployTokenActor(token.Id, token.Username, token.Holder, token.HolderId, token.Scopes, null, false);
        Portal.Get<UsageRecorder>().Note(actor, new UsageNote(UsageDoor.ContainerToken, UsageAction.Write, outcome, "push", "192.0.2.7", target));
        await Portal.Get<UsageWriter>().FlushAsync(Ct);
    }

    private IRenderedComponent<TokenPage> OpenToken(DeployTokenView token)
    {
        Use<HolderQueries>();
        Use<DeployTokenQueries>();
        Use<DeployTokenService>();
        Use<DeployTokenChanges>();
        Use<TokenDetailQueries>();
        Use<RegistryConnectionQueries>();
        RenderProviders();
        var page = Render<TokenPage>(page => _ = token.Holder == HolderKind.Project
            ? page.Add(page => page.ProjectId, token.HolderId).Add(page => page.TokenId, token.Id)
            : page.Add(page => page.GroupId, token.HolderId).Add(page => page.TokenId, token.Id));
        page.WaitForElement("h1");
        return page;
    }
}
