using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>Inviting people and making them members.</summary>
public static class PeoplePages
{
    /// <summary>The password that every invited person chooses.</summary>
    public const string Password = "another long phrase of 2026";

    /// <summary>An administrator invites somebody.</summary>
    /// <returns>The one-time link.</returns>
    public static async Task<string> InviteAsync(this Visitor visitor, string name)
    {
        await visitor.GoToAsync("/admin/people");
        await visitor.Button("Invite a person").ClickAsync();
        await visitor.Field("Name").FillAsync(name);
        await visitor.Field("E-mail").FillAsync($"{name.ToLowerInvariant()}@acme.example");
        await visitor.Button("Create one-time link").ClickAsync();
        var link = await visitor.Field("One-time link").InputValueAsync();
        await visitor.Button("Done").ClickAsync();
        return link;
    }

    /// <summary>The invited person opens the link, chooses a password and is signed in.</summary>
    public static async Task AcceptAsync(this Visitor visitor, string link)
    {
        await visitor.Page.GotoAsync(link);
        await visitor.Field("Password").FillAsync(Password);
        await visitor.Button("Set password and sign in").ClickAsync();
        await visitor.Heading("Home").WaitForAsync();
        await visitor.InteractiveAsync();
    }

    /// <summary>Makes somebody a member.</summary>
    public static async Task AddMemberAsync(this Visitor visitor, string holder, string name, string level)
    {
        await visitor.GoToAsync($"{holder}/members");
        await visitor.Field("Person").FillAsync(name.ToLowerInvariant());
        await visitor.Page.GetByLabel("Level", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync(level);
        await visitor.Button("Add member").ClickAsync();
        await visitor.RowOf(name).WaitForAsync();
    }
}
