using System.Globalization;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Credentials;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>The one place for what the gateway itself answers, in the shapes of contract §5.2 and §6: JSON for packages, text for git.</summary>
internal static class GatewayAnswers
{
    private const string GitDenied = "HTTP Basic: Access denied. Sign in with the username of a deploy token and its secret, or with a personal access token.";

    /// <summary>401 with the challenge that makes clients send what they have.</summary>
    public static Task UnauthorizedAsync(HttpContext context, RegistryFormat format)
    {
        context.Response.Headers.WWWAuthenticate = Challenges.Of(format);
        return format == RegistryFormat.Git
            ? TextAsync(context, StatusCodes.Status401Unauthorized, GitDenied)
            : MessageAsync(context, format, StatusCodes.Status401Unauthorized, "401 Unauthorized", "Unauthorized");
    }

    /// <summary>403, with a reason for those who may know one.</summary>
    public static Task ForbiddenAsync(HttpContext context, RegistryFormat format, string? reason = null) =>
        MessageAsync(context, format, StatusCodes.Status403Forbidden, reason is null ? "403 Forbidden" : $"403 Forbidden - {reason}", "Forbidden");

    /// <summary>403 of the git door, which says which half is refused.</summary>
    public static Task GitForbiddenAsync(HttpContext context, bool isPush) => TextAsync(
        context, StatusCodes.Status403Forbidden, isPush ? "You are not allowed to upload code." : "You are not allowed to download code.");

    /// <summary>404 for a group, project or package.</summary>
    public static Task NotFoundAsync(HttpContext context, RegistryFormat format, ResourceKind kind) => format == RegistryFormat.Git
        ? TextAsync(context, StatusCodes.Status404NotFound, "The project you were looking for could not be found or you don't have permission to view it.")
        : kind switch
        {
            ResourceKind.Project => MessageAsync(context, format, StatusCodes.Status404NotFound, "404 Project Not Found", "Project not found"),
            ResourceKind.Group => MessageAsync(context, format, StatusCodes.Status404NotFound, "404 Group Not Found", "Group not found"),
            ResourceKind.Instance => MessageAsync(context, format, StatusCodes.Status404NotFound, "404 Not Found", "Not found"),
        };

    /// <summary>404: allowed, but nothing stands behind this format here.</summary>
    public static Task NotConnectedAsync(HttpContext context, RegistryFormat format) => MessageAsync(
        context, format, StatusCodes.Status404NotFound, $"404 Not Found - no {RegistryFormatNames.NameOf(format)} registry is connected here", "No registry is connected here");

    /// <summary>404 for what no rule understands, as for any unknown path (contract §3.1).</summary>
    public static Task UnknownPathAsync(HttpContext context, RegistryFormat? format) => format == RegistryFormat.Git
        ? TextAsync(context, StatusCodes.Status404NotFound, "Not Found")
        : JsonAsync(context, StatusCodes.Status404NotFound, new { error = "404 Not Found" });

    /// <summary>400 of family B (contract §5.1).</summary>
    public static Task ContradictoryAsync(HttpContext context) =>
        JsonAsync(context, StatusCodes.Status400BadRequest, new { message = "400 Bad request - Found more than one set of credentials" });

    /// <summary>400 for a parameter.</summary>
    public static Task InvalidAsync(HttpContext context, string parameter) =>
        JsonAsync(context, StatusCodes.Status400BadRequest, new { error = $"{parameter} is invalid" });

    /// <summary>429 with the time to wait, at doors where failures count.</summary>
    public static Task TooManyFailuresAsync(HttpContext context, RegistryFormat format, TimeSpan? wait)
    {
        if (wait is { } pause)
            context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return MessageAsync(context, format, StatusCodes.Status429TooManyRequests, "429 Too many failed sign-ins from this address", "Too many failed sign-ins");
    }

    /// <summary>503: the database is away; nothing is ever allowed because of a fault.</summary>
    public static Task UnavailableAsync(HttpContext context, RegistryFormat format)
    {
        context.Response.Headers.RetryAfter = "5";
        return MessageAsync(context, format, StatusCodes.Status503ServiceUnavailable, "503 Service Unavailable", "Service unavailable");
    }

    /// <summary>502 or 504: the upstream is at fault.</summary>
    public static Task BadGatewayAsync(HttpContext context, RegistryFormat format, string reason, int status = StatusCodes.Status502BadGateway) => MessageAsync(
        context, format, status, string.Create(CultureInfo.InvariantCulture, $"{status} {(status == 502 ? "Bad Gateway" : "Gateway Timeout")} - {reason}"), reason);

    /// <summary>A plain text of the portal's own.</summary>
    public static Task TextAsync(HttpContext context, int status, string text)
    {
        Prepare(context, status);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>A JSON body of the portal's own.</summary>
    public static Task JsonAsync<T>(HttpContext context, int status, T body)
    {
        Prepare(context, status);
        return context.Response.WriteAsJsonAsync(body, options: null, "application/json", context.RequestAborted);
    }

    // Contract §5.2: npm prints "error", everybody else reads "message".
    private static Task MessageAsync(HttpContext context, RegistryFormat format, int status, string message, string error) => format switch
    {
        RegistryFormat.Git => TextAsync(context, status, message),
        RegistryFormat.Npm => JsonAsync(context, status, new { message, error }),
        _ => JsonAsync(context, status, new { message }),
    };

    private static void Prepare(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
    }
}
