using Bunit;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class SettingsSectionTests : MudComponentTest
{
    [Fact]
    public void Folded_section_says_so_and_has_no_content()
    {
        var section = RenderSection();

        var button = section.Find("h2 > button");
        Assert.Equal("false", button.GetAttribute("aria-expanded"));
        Assert.DoesNotContain("secret list", section.Markup, StringComparison.Ordinal);
        Assert.NotNull(section.Find($"#{button.GetAttribute("aria-controls")}"));
    }

    [Fact]
    public void Pressing_the_heading_opens_it_and_keeps_it_in_the_address()
    {
        var section = RenderSection();

        section.Find("h2 > button").Click();

        Assert.Equal("true", section.Find("h2 > button").GetAttribute("aria-expanded"));
        Assert.Contains("secret list", section.Markup, StringComparison.Ordinal);
        Assert.Contains(("setFragment", "deploy-tokens"), ScriptCalls);
    }

    [Fact]
    public void Folding_again_removes_content_and_fragment()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/projects/7/settings/ci-cd#deploy-tokens");
        var section = RenderSection();

        section.Find("h2 > button").Click();

        Assert.DoesNotContain("secret list", section.Markup, StringComparison.Ordinal);
        Assert.Contains(("setFragment", null), ScriptCalls);
    }

    [Fact]
    public void Address_with_its_fragment_opens_it()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/projects/7/settings/ci-cd#deploy-tokens");

        var section = RenderSection();

        Assert.Equal("true", section.Find("h2 > button").GetAttribute("aria-expanded"));
        Assert.Contains(("scrollTo", "deploy-tokens"), ScriptCalls);
    }

    [Fact]
    public void Link_to_its_fragment_opens_it_later()
    {
        var section = RenderSection();

        Services.GetRequiredService<NavigationManager>().NavigateTo("#deploy-tokens");

        section.WaitForAssertion(() => Assert.Equal("true", section.Find("h2 > button").GetAttribute("aria-expanded")));
    }

    private IRenderedComponent<SettingsSection> RenderSection() => Render<SettingsSection>(p => p
        .Add(s => s.Id, "deploy-tokens").Add(s => s.Title, "Deploy tokens").AddChildContent("secret list"));
}
