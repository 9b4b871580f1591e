using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Api.Common.Access;

/// <summary>Who calls the REST API, once it is known; kept with the request.</summary>
internal static class ApiCaller
{
    private static readonly object s_key = new();

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">Nobody has looked at the credential yet.</exception>
    public static Caller Of(HttpContext context) =>
        context.Items[s_key] as Caller ?? throw new InvalidOperationException("The access filter has not run.");

    public static void Set(HttpContext context, Caller caller) => context.Items[s_key] = caller;
}
