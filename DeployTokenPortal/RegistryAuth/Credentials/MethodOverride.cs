namespace DeployTokenPortal.RegistryAuth.Credentials;

/// <summary>
/// Headers by which some servers take another method than the request line's. What was judged as a read must not become a write behind the portal.
/// </summary>
internal static class MethodOverride
{
    private static readonly string[] s_names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    /// <summary>Whether a header is one of them.</summary>
    public static bool IsOne(string header) => s_names.Contains(header, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request claims another method.</summary>
    public static bool IsClaimed(IHeaderDictionary headers) => Array.Exists(s_names, headers.ContainsKey);
}
