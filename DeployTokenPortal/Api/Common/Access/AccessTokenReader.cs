using DeployTokenPortal.Security.Secrets;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Api.Common.Access;

/// <summary>
/// Finds the access token in a request (contract §3.2). <c>Job-Token</c>, <c>Deploy-Token</c>, Basic and cookies are not read here: such a request is
/// anonymous.
/// </summary>
internal static class AccessTokenReader
{
    /// <summary>Names of query parameters that carry a secret; they never go into an answer.</summary>
    public static readonly string[] QueryNames = ["private_token", "access_token"];

    private const string BearerScheme = "Bearer ";

    /// <summary>The token as presented, or null when there is none. An empty one counts as none.</summary>
    public static SecretValue? Read(HttpRequest request)
    {
        var text = First(request.Headers["PRIVATE-TOKEN"]) ?? ReadBearer(request.Headers.Authorization)
            ?? QueryNames.Select(name => First(request.Query[name])).FirstOrDefault(value => value is not null);
        return text is null ? null : new SecretValue(text);
    }

    private static string? ReadBearer(StringValues header) =>
        First(header) is { } text && text.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase) ? NotEmpty(text[BearerScheme.Length..].Trim()) : null;

    private static string? First(StringValues values) => values.Count == 0 ? null : NotEmpty(values[0]);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
