using System.Text.Json;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>
/// The one place for what the REST API writes when something is not as it should be (contract §3.6): <c>{"error": …}</c> for what is wrong with the
/// parameters or the token, <c>{"message": …}</c> for everything later.
/// </summary>
internal static class ApiAnswers
{
    /// <summary>401 without a challenge: no credential, or an unknown one.</summary>
    public static IActionResult Unauthorized => Message(StatusCodes.Status401Unauthorized, "401 Unauthorized");

    /// <summary>403: the role is too low.</summary>
    public static IActionResult Forbidden => Message(StatusCodes.Status403Forbidden, "403 Forbidden");

    /// <summary>429; the headers were written when it was counted.</summary>
    public static IActionResult TooManyRequests => Message(StatusCodes.Status429TooManyRequests, "429 Too Many Requests");

    /// <summary>204 without a body.</summary>
    public static IActionResult NoContent => new NoContentResult();

    /// <summary>200 with the body.</summary>
    public static IActionResult Ok(object body) => ApiJson.Result(body);

    /// <summary>201 with the body.</summary>
    public static IActionResult Created(object body) => ApiJson.Result(body, StatusCodes.Status201Created);

    /// <summary>The shape of parameter checking.</summary>
    public static IActionResult Error(int status, string text) => ApiJson.Result(new { error = text }, status);

    /// <summary>The shape of everything later.</summary>
    public static IActionResult Message(int status, string text) => ApiJson.Result(new { message = text }, status);

    /// <summary>404 of a whole project, group or anything else.</summary>
    public static IActionResult NotFound(ResourceKind? kind) => Message(StatusCodes.Status404NotFound, kind switch
    {
        ResourceKind.Project => "404 Project Not Found",
        ResourceKind.Group => "404 Group Not Found",
        _ => "404 Not found",
    });

    /// <summary>401 for a token that is none, has expired or was revoked.</summary>
    public static IActionResult BadToken(PersonalAccessTokenFault fault) => fault switch
    {
        PersonalAccessTokenFault.Unknown => Unauthorized,
        PersonalAccessTokenFault.Expired => new InvalidTokenResult("Token is expired. You can either do re-authorization or token refresh."),
        PersonalAccessTokenFault.Revoked => new InvalidTokenResult("Token was revoked. You have to re-authorize from the user."),
    };

    /// <summary>403 for a token whose scopes do not reach that far.</summary>
    public static IActionResult InsufficientScope(bool isRead) => ApiJson.Result(
        new
        {
            error = "insufficient_scope",
            error_description = "The request requires higher privileges than provided by the access token.",
            scope = isRead ? "api read_api" : "api",
        },
        StatusCodes.Status403Forbidden);

    /// <summary>The answer of a use case.</summary>
    public static IActionResult ToAnswer<T>(this Result<T> result, Func<T, IActionResult> onSuccess) =>
        result.IsSuccess ? onSuccess(result.Value) : Of(result.Failure);

    /// <summary>204, or what went wrong.</summary>
    public static IActionResult ToNoContent<T>(this Result<T> result) => result.IsSuccess ? NoContent : Of(result.Failure);

    /// <inheritdoc cref="ToNoContent{T}"/>
    public static IActionResult ToNoContent(this Result result) => result.IsSuccess ? NoContent : Of(result.Failure);

    /// <summary>What a failure looks like.</summary>
    public static IActionResult Of(Failure failure) => failure.Kind switch
    {
        FailureKind.NotFound => NotFound(failure.Missing),
        FailureKind.Forbidden => Forbidden,
        FailureKind.Invalid => ModelErrors.ToAnswer(failure),
        FailureKind.Conflict => Message(StatusCodes.Status409Conflict, failure.Message),
    };

    /// <summary>RFC 6750 §3: the challenge says what is wrong with the token.</summary>
    private sealed class InvalidTokenResult(string description) : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.Headers.WWWAuthenticate =
                $"Bearer realm=\"Protected by OAuth 2.0\", error=\"invalid_token\", error_description={JsonSerializer.Serialize(description)}";
            return ApiJson.Result(new { error = "invalid_token", error_description = description }, StatusCodes.Status401Unauthorized).ExecuteResultAsync(context);
        }
    }
}
