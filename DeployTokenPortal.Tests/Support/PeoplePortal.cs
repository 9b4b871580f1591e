using System.Net;
using DeployTokenPortal.Application.Users.SetUp;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The steps by which people come into the portal, through its pages.</summary>
internal static class PeoplePortal
{
    public const string Email = "mira.okafor@acme.example";
    public const string Password = "seven green kettles hum";

    /// <summary>The code that the portal wrote at its start.</summary>
    public static async Task<string> ReadSetupCodeAsync(this PortalFactory portal)
    {
        _ = portal.Server;
        return (await File.ReadAllTextAsync(Path.Combine(portal.DataDirectory, SetupCode.FileName))).Trim();
    }

    /// <summary>A browser in which the first administrator, Mira Okafor, has just been created.</summary>
    public static async Task<PortalBrowser> SetUpAsync(this PortalFactory portal)
    {
        var browser = new PortalBrowser(portal);
        using var answer = await browser.SubmitAsync("/setup", SetupForm(await portal.ReadSetupCodeAsync()));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static (string, string)[] SetupForm(string code, string email = Email, string password = Password) =>
        [("Form.Code", code), ("Form.Name", "Mira Okafor"), ("Form.Email", email), ("Form.Password", password)];

    public static (string, string)[] SignInForm(string login = Email, string password = Password) => [("Form.Login", login), ("Form.Password", password)];

    /// <summary>Whether the browser is signed in: the account page opens instead of leading to the sign-in page.</summary>
    public static async Task<bool> IsSignedInAsync(this PortalBrowser browser)
    {
        using var answer = await browser.GetAsync("/account/security");
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
