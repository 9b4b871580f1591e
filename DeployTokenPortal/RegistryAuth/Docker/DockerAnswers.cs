using System.Globalization;
using System.Text.Json;
using DeployTokenPortal.Configuration;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>
/// The one place for what the token endpoint writes: the registry's error shape (Distribution spec, "errors"), GitLab's bodies (contract §4.4). Nothing
/// may be stored by anybody on the way, and every error has a body, or docker prints a parse error.
/// </summary>
internal sealed class DockerAnswers(PublicAddress address)
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string BadCredentialText = "HTTP Basic: Access denied. Sign in with the username of a deploy token and its secret, or with a personal access token. See ";

    /// <summary>401; one text for every cause.</summary>
    public Task BadCredentialAsync(HttpContext context)
    {
        // RFC 9110 §11.6.1: a 401 carries a challenge.
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Deploy-token portal\", charset=\"UTF-8\"";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, new { errors = Errors("UNAUTHORIZED", BadCredentialText + HelpLink) });
    }

    /// <summary>401 of the OAuth2 form: containerd falls back to GET on it; both error shapes, since clients read either.</summary>
    public Task BadGrantAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status401Unauthorized, new
    {
        error = "invalid_grant",
        error_description = "Access denied. See " + HelpLink,
        errors = Errors("UNAUTHORIZED", BadCredentialText + HelpLink),
    });

    /// <summary>403: nothing to grant.</summary>
    public static Task DeniedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status403Forbidden, new { errors = Errors("DENIED", "access forbidden"), http_status = 403 });

    /// <summary>403 or 404 of the dependency proxy (contract §8).</summary>
    public static Task ProxyRefusedAsync(HttpContext context, int status, string message) => WriteAsync(context, status, new { message, status = "error", http_status = status });

    /// <summary>404: nothing is signed for this service.</summary>
    public static Task UnknownServiceAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, new { errors = Errors("UNSUPPORTED", "unknown service"), http_status = 404 });

    /// <summary>400: the request itself is wrong.</summary>
    public static Task BadRequestAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, new { errors = Errors("UNSUPPORTED", message), http_status = 400 });

    /// <summary>400 or 413 of the OAuth2 form (RFC 6749 §5.2).</summary>
    public static Task BadFormAsync(HttpContext context, string error, string description, int status = StatusCodes.Status400BadRequest) =>
        WriteAsync(context, status, new { error, error_description = description });

    /// <summary>429 with the time to wait.</summary>
    public static Task TooManyFailuresAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, new
        {
            errors = Errors("TOOMANYREQUESTS", "too many failed sign-ins from this address"),
            http_status = 429,
        });
    }

    /// <summary>503: the database or the signing key is away; nothing is ever allowed because of a fault.</summary>
    public static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new { errors = Errors("UNAVAILABLE", "service unavailable"), http_status = 503 });
    }

    /// <summary>200 with the token, under both names that clients read.</summary>
    public static async Task TokenAsync(HttpContext context, byte[] token, DateTimeOffset issuedAt, long expiresIn)
    {
        Prepare(context, StatusCodes.Status200OK);
        context.Response.ContentType = JsonType;
        // As few steps as possible: this is what the portal writes most.
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("token", token);
        json.WriteString("access_token", token);
        json.WriteNumber("expires_in", expiresIn);
        json.WriteString("issued_at", issuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        context.Response.ContentLength = json.BytesPending + json.BytesCommitted;
        json.Flush();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private string HelpLink => address.Of("/help/container-registry");

    private static object[] Errors(string code, string message) => [new { code, message }];

    private static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        Prepare(context, status);
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    private static void Prepare(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache"; // RFC 6749 §5.1
    }
}
