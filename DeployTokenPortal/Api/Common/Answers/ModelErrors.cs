using System.Text.Json;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>
/// What the domain finds wrong with fields: 400. For deploy tokens one sentence in GitLab's words (contract §3.6); for everything else GitLab's object of
/// parameter and sentences, in which the sentence says what is accepted.
/// </summary>
internal static class ModelErrors
{
    // Properties of inputs that have another name on the wire.
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["Level"] = "access_level",
        ["EndsOn"] = "expires_at",
        ["Login"] = "username",
        ["IsAdministrator"] = "admin",
    };

    public static IActionResult ToAnswer(Failure failure)
    {
        if (failure.Fields.Count > 0 && failure.Fields.All(field => field.Fault is DeployTokenFault))
            return ApiAnswers.Message(StatusCodes.Status400BadRequest, Join([.. failure.Fields.Select(field => SentenceOf((DeployTokenFault)field.Fault!))]));
        var message = failure.Fields.GroupBy(field => NameOf(field.Field)).ToDictionary(group => group.Key, group => group.Select(field => field.Message).ToList());
        return ApiJson.Result(new { message }, StatusCodes.Status400BadRequest);
    }

    private static string NameOf(string field) => s_names.GetValueOrDefault(field) ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field);

    private static string SentenceOf(DeployTokenFault fault) => fault switch
    {
        DeployTokenFault.NameBlank => "Name can't be blank",
        DeployTokenFault.NameTooLong => $"Name is too long (maximum is {DeployToken.TextLength} characters)",
        DeployTokenFault.UsernameCharacters => "Username can contain only letters, digits, '_', '-', '+', and '.'",
        DeployTokenFault.UsernameTooLong => $"Username is too long (maximum is {DeployToken.TextLength} characters)",
        DeployTokenFault.ScopesNone => "Scopes can't be blank",
        DeployTokenFault.ExpiryPassed => "Expires at can't be in the past",
    };

    // Contract §3.6: an English list.
    private static string Join(IReadOnlyList<string> sentences) => sentences.Count switch
    {
        1 => sentences[0],
        2 => $"{sentences[0]} and {sentences[1]}",
        _ => string.Join(", ", sentences.Take(sentences.Count - 1)) + ", and " + sentences[^1],
    };
}
