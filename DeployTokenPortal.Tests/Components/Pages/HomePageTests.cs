using Bunit;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Pages.Home;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class HomePageTests : PortalComponentTest
{
    [Fact]
    public async Task Guide_ticks_what_is_done_and_points_to_what_comes_next()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        await Portal.AddGroupAsync(root, "acme");

        var page = RenderHome();

        page.WaitForAssertion(() => Assert.Equal("From here to your first pull", page.Find("h1").TextContent));
        Assert.Equal("Create a project", page.Find("li[aria-current=step] b").TextContent);
        Assert.Equal("acme", page.Find("li .sub").TextContent);
        Assert.Equal(["Done"], page.FindAll(".done .sr").Select(mark => mark.TextContent));
        Assert.Equal("/projects/new", page.Find("a.btn.p").GetAttribute("href"));
    }

    [Fact]
    public async Task Guide_goes_away_with_the_first_token()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        TestPortal.Succeeded(await Portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Group, acme.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, Portal.Time.GetUtcNow().AddDays(3)), Ct));

        var page = RenderHome();

        page.WaitForAssertion(() => Assert.Equal("Home", page.Find("h1").TextContent));
        Assert.Contains("in 3 days", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".first-steps"));
    }

    [Fact]
    public async Task Somebody_without_a_group_is_told_whom_to_ask()
    {
        await SignInAsync("tom");

        var page = RenderHome();

        page.WaitForAssertion(() => Assert.Contains("You are not a member of any group yet", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<HomePage> RenderHome()
    {
        Use<HolderQueries>();
        Use<DeployTokenOverview>();
        Use<RegistryConnectionQueries>();
        return Render<HomePage>();
    }
}
