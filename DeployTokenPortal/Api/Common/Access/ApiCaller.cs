using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Api.Common.Access;

/// <summary>Who calls the REST API, once it is known; kept with the request.</summary>
internal static class ApiCaller
{
    private static readonly object s_key = new();
    private static readonly object s_tokenKey = new();

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">Nobody has looked at the credential yet.</exception>
    public static Caller Of(HttpContext context) =>
        context.Items[s_key] as Caller ?? throw new InvalidOperationException("The access filter has not run.");

    public static void Set(HttpContext context, Caller caller) => context.Items[s_key] = caller;

    /// <summary>The personal access token that the caller uses; 0 for none.</summary>
    public static TokenInUse TokenOf(HttpContext context) => context.Items[s_tokenKey] as TokenInUse ?? new TokenInUse(0);

    public static void SetToken(HttpContext context, long tokenId) => context.Items[s_tokenKey] = new TokenInUse(tokenId);
}

/// <summary>The personal access token of this request.</summary>
/// <param name="TokenId">Its id; 0 for none.</param>
public sealed record TokenInUse(long TokenId);
