using System.Text.RegularExpressions;
using DeployTokenPortal.E2E.Support;
using Microsoft.Playwright;

namespace DeployTokenPortal.E2E.Pages;

/// <summary>The audit log of the instance, a group or a project.</summary>
public static class AuditLogPages
{
    /// <summary>Opens a log.</summary>
    /// <param name="visitor">Whose browser.</param>
    /// <param name="holder">Address of the project or group; <c>/admin</c> for the instance.</param>
    public static async Task OpenAuditLogAsync(this Visitor visitor, string holder)
    {
        await visitor.GoToAsync($"{holder}/audit-log");
        await visitor.AuditRows().First.WaitForAsync();
    }

    /// <summary>Narrows an open log to an event of something.</summary>
    public static async Task FilterAuditLogAsync(this Visitor visitor, string eventName, string search)
    {
        await visitor.Field("Event").SelectOptionAsync(eventName);
        await visitor.ExpectAddressAsync($"event={eventName}");
        await visitor.Field("Search the audit log").FillAsync(search);
        await visitor.Field("Search the audit log").PressAsync("Enter");
        await visitor.ExpectAddressAsync($"search={search}");
    }

    /// <summary>Takes home what an open log shows.</summary>
    /// <param name="visitor">Whose browser.</param>
    /// <param name="format">As the menu says it.</param>
    /// <returns>The name of the file and its lines.</returns>
    public static async Task<(string Name, string[] Lines)> ExportAuditLogAsync(this Visitor visitor, string format)
    {
        await visitor.Button("Export").ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Link(format).ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllLinesAsync(await download.PathAsync()));
    }

    /// <summary>The rows that an open log shows.</summary>
    public static ILocator AuditRows(this Visitor visitor) => visitor.Page.Locator("table.audit-rows tbody tr");

    // No document is loaded, so there is no navigation to wait for that could not be over already.
    private static Task ExpectAddressAsync(this Visitor visitor, string part) =>
        Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex(Regex.Escape(part)), new PageAssertionsToHaveURLOptions { Timeout = 15_000 });
}
