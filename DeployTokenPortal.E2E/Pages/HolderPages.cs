using System.Text.RegularExpressions;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>Creating groups and projects.</summary>
public static partial class HolderPages
{
    /// <summary>Creates a group, at the top or in another one.</summary>
    /// <returns>Its address.</returns>
    public static Task<string> CreateGroupAsync(this Visitor visitor, string name, string? parent = null) =>
        visitor.CreateAsync(parent is null ? "/groups/new" : $"/groups/new?parent={IdOf(parent)}", name, "Create group");

    /// <summary>Creates a project in a group.</summary>
    /// <returns>Its address.</returns>
    public static Task<string> CreateProjectAsync(this Visitor visitor, string name, string group, string visibility = "Private") =>
        visitor.CreateAsync($"/projects/new?group={IdOf(group)}", name, "Create project", visibility);

    private static async Task<string> CreateAsync(this Visitor visitor, string address, string name, string button, string visibility = "Private")
    {
        await visitor.GoToAsync(address);
        await visitor.Field("Name").FillAsync(name);
        await visitor.Field(visibility).CheckAsync();
        await visitor.Button(button).ClickAsync();
        await visitor.ReachAsync(Overview());
        await visitor.Heading(name).WaitForAsync();
        return new Uri(visitor.Page.Url).AbsolutePath;
    }

    private static string IdOf(string address) => address[(address.LastIndexOf('/') + 1)..];

    [GeneratedRegex("/(groups|projects)/[0-9]+$")]
    private static partial Regex Overview();
}
