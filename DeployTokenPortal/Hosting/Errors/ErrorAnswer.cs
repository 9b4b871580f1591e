using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.Hosting.Errors;

/// <summary>Writes an answer of which only the status is known, in the shape the caller expects. It says the status and, for our faults, a trace id; nothing else.</summary>
internal static class ErrorAnswer
{
    private const string JsonType = "application/json";

    /// <param name="context">Its response has not started.</param>
    /// <param name="status">400 to 599.</param>
    /// <param name="traceId">By which the operator finds the log line; null when there is none to find.</param>
    public static Task WriteAsync(HttpContext context, int status, string? traceId)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "5";
        var title = ReasonPhrases.GetReasonPhrase(status);
        return AnswerShapes.Of(context.Request) switch
        {
            AnswerShape.Page => ErrorPage.WriteAsync(response, status, title, traceId),
            AnswerShape.Api => WriteApiAsync(response, status, title, traceId),
            AnswerShape.Registry => response.WriteAsJsonAsync(new RegistryErrors([new RegistryError(RegistryCode(status), title, traceId)])),
            AnswerShape.ForwardAuth => Task.CompletedTask,
            AnswerShape.Problem => response.WriteAsJsonAsync(Problem(status, title, traceId), options: null, "application/problem+json"),
        };
    }

    // Contract §3.1: what no route answers has the shape of parameter checking. The content type has no charset, as GitLab's.
    private static Task WriteApiAsync(HttpResponse response, int status, string title, string? traceId) => status switch
    {
        StatusCodes.Status404NotFound => response.WriteAsJsonAsync(new ApiRoutingError("404 Not Found"), options: null, JsonType),
        StatusCodes.Status405MethodNotAllowed => response.WriteAsJsonAsync(new ApiRoutingError("405 Not Allowed"), options: null, JsonType),
        _ => response.WriteAsJsonAsync(new ApiError($"{status} {title}", traceId), options: null, JsonType),
    };

    private static ProblemDetails Problem(int status, string title, string? traceId)
    {
        var problem = new ProblemDetails { Status = status, Title = title };
        if (traceId is not null)
            problem.Extensions["traceId"] = traceId;
        return problem;
    }

    // Distribution specification, error codes; UNKNOWN and UNAVAILABLE are distribution's own.
    private static string RegistryCode(int status) => status switch
    {
        StatusCodes.Status404NotFound => "NAME_UNKNOWN",
        StatusCodes.Status405MethodNotAllowed => "UNSUPPORTED",
        StatusCodes.Status429TooManyRequests => "TOOMANYREQUESTS",
        StatusCodes.Status503ServiceUnavailable => "UNAVAILABLE",
        _ => "UNKNOWN",
    };

    private sealed record ApiRoutingError([property: JsonPropertyName("error")] string Error);

    private sealed record ApiError(
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("trace_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId);

    private sealed record RegistryErrors([property: JsonPropertyName("errors")] IReadOnlyList<RegistryError> Errors);

    private sealed record RegistryError(
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("message")] string Message,
        [property: JsonPropertyName("detail"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId);
}
