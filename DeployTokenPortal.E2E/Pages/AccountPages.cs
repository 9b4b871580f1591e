using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>Setting up, signing in and out.</summary>
public static class AccountPages
{
    public const string AdministratorEmail = "root@acme.example";
    public const string AdministratorPassword = "a long pass phrase of 2026";

    /// <summary>Creates the administrator with the printed code, as a newcomer does.</summary>
    public static async Task SetUpAsync(this Visitor visitor, PortalProcess portal)
    {
        await visitor.Page.GotoAsync("/setup");
        await visitor.Field("Set-up code").FillAsync(portal.SetupCode);
        await visitor.Field("Your name").FillAsync("Mira Okafor");
        await visitor.Field("E-mail").FillAsync(AdministratorEmail);
        await visitor.Field("Password").FillAsync(AdministratorPassword);
        await visitor.Button("Create administrator").ClickAsync();
        await visitor.Heading("From here to your first pull").WaitForAsync();
        await visitor.InteractiveAsync();
    }

    public static async Task SignInAsync(this Visitor visitor, string login, string password)
    {
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Field("E-mail or username").FillAsync(login);
        await visitor.Field("Password").FillAsync(password);
        await visitor.Button("Sign in").ClickAsync();
        await visitor.Heading("Home").Or(visitor.Heading("From here to your first pull")).WaitForAsync();
        await visitor.InteractiveAsync();
    }
}
