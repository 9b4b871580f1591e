namespace DeployTokenPortal.Components.Pages.Account;

/// <summary>Guesses browser and system from a user agent, so that a person recognises a session. Only for the eye. Pure.</summary>
internal static class BrowserName
{
    // In this order: each of them also bears the names of those after it.
    private static readonly (string Mark, string Name)[] s_browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] s_systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>Both names, or null where nothing is recognised.</summary>
    public static (string? Browser, string? System) Of(string? agent) => (Find(s_browsers, agent), Find(s_systems, agent));

    private static string? Find((string Mark, string Name)[] known, string? agent) =>
        agent is null ? null : Array.Find(known, one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
