namespace DeployTokenPortal.Components.Account;

/// <summary>Where to go after signing in: only ever a page of this portal.</summary>
internal static class ReturnUrl
{
    /// <summary>Name of the parameter in the address.</summary>
    public const string Parameter = "returnUrl";

    private const int LongestUrl = 2000;

    /// <summary>The address when it is a path here, else the start page.</summary>
    public static string LocalOr(string? returnUrl) => IsLocal(returnUrl) ? returnUrl! : PortalRoutes.Home;

    // Browsers read "//host", "/\host" and "/<tab>/host" as another host.
    private static bool IsLocal(string? url) =>
        url is { Length: > 0 and <= LongestUrl }
        && url[0] == '/'
        && (url.Length == 1 || url[1] is not ('/' or '\\'))
        && !url.Any(char.IsControl)
        && Uri.TryCreate(url, UriKind.Relative, out _);
}
