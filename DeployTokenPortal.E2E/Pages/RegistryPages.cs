using System.Text.RegularExpressions;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>Connecting registries for packages and git.</summary>
public static partial class RegistryPages
{
    /// <summary>Connects a registry to the whole instance or from a group's own settings, and waits on the connection's page.</summary>
    /// <param name="visitor">An administrator.</param>
    /// <param name="format">As it stands in the list of formats.</param>
    /// <param name="group">Address of the group; null for the whole instance.</param>
    /// <param name="url">Of the upstream.</param>
    /// <param name="username">With which the portal signs in there.</param>
    /// <param name="password">Likewise.</param>
    public static async Task ConnectAsync(this Visitor visitor, string format, string? group, string url, string username = "", string password = "")
    {
        await visitor.GoToAsync(group is null ? "/admin/registries/new" : $"{group}/settings/registries/new");
        await visitor.Field("Format").SelectOptionAsync(format);
        await visitor.Field("Upstream address").FillAsync(url);
        await visitor.Field("User name there (optional)").FillAsync(username);
        await visitor.Field("Password there (optional)").FillAsync(password);
        await visitor.Button("Save connection").ClickAsync();
        await visitor.ReachAsync(OfConnection());
        await visitor.Heading("Configuration to paste").WaitForAsync();
    }

    [GeneratedRegex("/registries/[0-9]+$")]
    private static partial Regex OfConnection();
}
