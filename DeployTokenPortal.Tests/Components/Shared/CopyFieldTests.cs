using Bunit;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class CopyFieldTests : MudComponentTest
{
    private const string Secret = "gldt-7Qm2xV9cTz4LbN8pRk6sWd3fYh1J0aB5eG";

    [Fact]
    public void Secret_stands_in_its_one_input_only()
    {
        var field = RenderSecret();

        Assert.Equal(Secret, field.Find("input").GetAttribute("value"));
        Assert.Equal(2, field.Markup.Split(Secret).Length);
        Assert.DoesNotContain(JSInterop.Invocations, call => call.Arguments.Any(argument => argument is string text && text.Contains(Secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void Secret_is_bullets_until_it_is_shown()
    {
        var field = RenderSecret();

        Assert.Equal("password", field.Find("input").GetAttribute("type"));

        field.Find("button[aria-label='Show token']").Click();

        Assert.Equal("text", field.Find("input").GetAttribute("type"));
        Assert.NotNull(field.Find("button[aria-label='Hide token']"));
    }

    [Fact]
    public void Browser_is_not_invited_to_save_it()
    {
        var field = RenderSecret();

        var input = field.Find("input");
        Assert.True(input.HasAttribute("readonly"));
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        Assert.False(input.HasAttribute("name"));
        Assert.Empty(field.FindAll("form"));
    }

    [Fact]
    public void Copy_button_names_the_input_it_reads()
    {
        var field = RenderSecret();

        var button = field.Find("[data-copy-input]");
        Assert.Equal("token-value", button.GetAttribute("data-copy-input"));
        Assert.Equal("Token copied", button.GetAttribute("data-copied"));
        Assert.Contains("Copy token", button.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CopyField> RenderSecret() => Render<CopyField>(p => p
        .Add(f => f.Id, "token-value").Add(f => f.Label, "Token").Add(f => f.What, "token").Add(f => f.Masked, true).Add(f => f.Value, () => Secret));
}
