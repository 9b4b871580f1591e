using Bunit;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class ScopeChipTests : MudComponentTest
{
    [Theory]
    [InlineData("read_registry", false)]
    [InlineData("read_package_registry", false)]
    [InlineData("read_api", false)]
    [InlineData("write_registry", true)]
    [InlineData("write_virtual_registry", true)]
    [InlineData("api", true)]
    public void Chip_shows_the_raw_name_and_which_way_it_goes(string scope, bool isWriting)
    {
        var chip = Render(builder => builder.AddContent(0, ScopeChip.Of(scope)));

        Assert.Equal(scope, chip.Find("span").TextContent);
        Assert.Contains(isWriting ? PathOf(PortalIcons.Write) : PathOf(PortalIcons.Read), chip.Markup, StringComparison.Ordinal);
        Assert.Equal("true", chip.Find("svg").GetAttribute("aria-hidden"));
    }

    private static string PathOf(string icon) => icon.Split("d=\"")[1].Split('"')[0];
}
