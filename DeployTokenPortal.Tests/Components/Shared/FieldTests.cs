using Bunit;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class FieldTests : MudComponentTest
{
    [Fact]
    public void Label_belongs_to_the_input()
    {
        var field = Render<TextInput>(p => p.Add(f => f.Id, "token-name").Add(f => f.Label, "Name"));

        Assert.Equal("token-name", field.Find("label").GetAttribute("for"));
        Assert.Equal("token-name", field.Find("input").Id);
    }

    [Fact]
    public void Help_describes_the_input()
    {
        var field = Render<TextInput>(p => p.Add(f => f.Id, "n").Add(f => f.Label, "Name").Add(f => f.Help, "Say where it will be used."));

        Assert.Equal("n-help", field.Find("input").GetAttribute("aria-describedby"));
        Assert.Equal("Say where it will be used.", field.Find("#n-help").TextContent);
        Assert.False(field.Find("input").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void Error_comes_to_the_help_and_every_id_named_is_there()
    {
        var field = Render<TextInput>(p => p.Add(f => f.Id, "n").Add(f => f.Label, "Name").Add(f => f.Help, "Help.").Add(f => f.Error, "Enter a name."));

        var input = field.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("n-help n-error", input.GetAttribute("aria-describedby"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(field.Find($"#{id}")));
        Assert.Equal("Enter a name.", field.Find("#n-error").TextContent.Trim());
    }

    [Fact]
    public void What_is_typed_survives_an_error()
    {
        var typed = "";
        var field = Render<TextInput>(p => p.Add(f => f.Id, "n").Add(f => f.Label, "Name").Bind(f => f.Value, typed, value => typed = value));

        field.Find("input").Input("ci push");
        field.Render(p => p.Add(f => f.Value, typed).Add(f => f.Error, "A space is not allowed."));

        Assert.Equal("ci push", field.Find("input").GetAttribute("value"));
    }
}
