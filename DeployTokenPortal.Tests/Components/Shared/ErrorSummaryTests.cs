using Bunit;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Components.Shared;

public sealed class ErrorSummaryTests : MudComponentTest
{
    private static readonly FieldError[] s_errors = [new("n", "Name", "enter a name"), new("d", "Expiration date", "choose a day after today")];

    [Fact]
    public void Live_region_is_there_before_there_is_anything_to_say()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Title, "The token was not created.").Add(s => s.Errors, []));

        Assert.Equal("", summary.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void Summary_counts_names_and_links_the_fields()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Title, "The token was not created.").Add(s => s.Errors, s_errors));

        Assert.Equal("The token was not created. 2 fields need a change.", summary.Find("b").TextContent);
        Assert.Equal(["#n", "#d"], summary.FindAll("a").Select(link => link.GetAttribute("href")![^2..]));
    }

    [Fact]
    public void Failed_submit_moves_the_focus_to_the_summary()
    {
        var summary = Render<ErrorSummary>(p => p.Add(s => s.Title, "Not created.").Add(s => s.Errors, []));

        summary.Instance.FocusAfterRender();
        summary.Render(p => p.Add(s => s.Errors, s_errors));

        Assert.Contains(("focus", "error-summary"), ScriptCalls);
    }
}
