using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>A refusal found while the parameters were read. It is given before anybody asks whether the caller may (contract §3.4, order of checks).</summary>
/// <param name="Answer">What is sent.</param>
internal sealed record ApiRefusal(IActionResult Answer)
{
    private const int LongestEcho = 200;
    private static readonly object s_key = new();

    /// <summary>400: one or more parameters are missing or ill-typed.</summary>
    /// <param name="faults">Joined by commas, as Grape does: <c>name is missing, scopes is missing</c>.</param>
    public static ApiRefusal BadParameters(string faults) => new(ApiAnswers.Error(StatusCodes.Status400BadRequest, faults));

    /// <summary>400: the body is not what its content type says.</summary>
    public static ApiRefusal BrokenBody(string expected) =>
        new(ApiAnswers.Error(StatusCodes.Status400BadRequest, $"The request body cannot be read as {expected}."));

    /// <summary>415.</summary>
    public static ApiRefusal UnsupportedType(string? type) => new(ApiAnswers.Error(
        StatusCodes.Status415UnsupportedMediaType, $"The provided content-type '{(type?.Length > LongestEcho ? type[..LongestEcho] : type)}' is not supported."));

    public static ApiRefusal? Find(HttpContext context) => context.Items[s_key] as ApiRefusal;

    public static void Set(HttpContext context, ApiRefusal refusal) => context.Items[s_key] = refusal;
}
