using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>The deploy token section of a project's or group's CI/CD settings.</summary>
public static class TokenPages
{
    /// <summary>Opens the section.</summary>
    /// <param name="visitor">Whose browser.</param>
    /// <param name="holder">Address of the project or group.</param>
    public static async Task OpenTokensAsync(this Visitor visitor, string holder)
    {
        await visitor.GoToAsync($"{holder}/settings/ci-cd");
        await visitor.Heading("Deploy tokens").WaitForAsync();
    }

    /// <summary>Creates a token and reads it from the one-time reveal, which stays open.</summary>
    public static async Task<(string Username, string Secret)> CreateTokenAsync(
        this Visitor visitor, string holder, string name, string[] scopes, string? username = null, string? expiresOn = null)
    {
        await visitor.OpenTokensAsync(holder);
        await visitor.Button("New deploy token").ClickAsync();
        await visitor.Field("Name").FillAsync(name);
        if (username is not null)
            await visitor.Field("Username (optional)").FillAsync(username);
        if (expiresOn is not null)
            await visitor.Field("Expiration date (optional)").FillAsync(expiresOn);
        foreach (var scope in scopes)
            await visitor.Field(scope).CheckAsync();
        await visitor.Button("Create deploy token").ClickAsync();
        await visitor.Heading($"{name} is ready").WaitForAsync();
        return (await visitor.Field("Username").InputValueAsync(), await visitor.Field("Token").InputValueAsync());
    }

    /// <summary>Says that the token is saved; the list comes back.</summary>
    public static async Task SaveTokenAsync(this Visitor visitor, string name)
    {
        await visitor.Button("I have saved it").ClickAsync();
        await visitor.RowOf(name).WaitForAsync();
    }

    /// <summary>Revokes a token that the list shows.</summary>
    public static async Task RevokeTokenAsync(this Visitor visitor, string name)
    {
        await visitor.RowOf(name).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = $"Actions for {name}" }).ClickAsync();
        await visitor.Page.GetByText("Revoke…").ClickAsync();
        await visitor.Button("Revoke token").ClickAsync();
        await visitor.Page.GetByText($"{name} was revoked.").First.WaitForAsync();
    }

    /// <summary>The token's row in the list.</summary>
    public static ILocator RowOf(this Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { Has = visitor.Page.GetByText(name, new PageGetByTextOptions { Exact = true }) });
}
