using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.Security.Signing;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// What the portal answers Conan itself (contract §5.8): ping, log-in, and the search that tells a stranger nothing instead of asking for a password.
/// </summary>
internal sealed class ConanLogins(ConanTokens tokens, TimeProvider time)
{
    /// <summary>Whether the request is a part of signing in, so that no upstream is asked.</summary>
    public static bool IsLogin(GatewayLocation gateway) =>
        gateway.Location.Format == RegistryFormat.Conan && gateway.Rest is [_, "ping"] or [_, "users", "authenticate" or "check_credentials"];

    /// <summary>Whether the request is a search, which answers with an empty list where it may not look (contract §5.8).</summary>
    public static bool IsSearch(GatewayLocation gateway) => gateway.Location.Format == RegistryFormat.Conan && gateway.Rest is [_, "conans", "search"];

    /// <summary>Nothing found.</summary>
    public static Task NothingFoundAsync(HttpContext context) => GatewayAnswers.JsonAsync(context, StatusCodes.Status200OK, new { results = Array.Empty<string>() });

    /// <summary>Answers an allowed part of the log-in.</summary>
    public Task AnswerAsync(HttpContext context, GatewayLocation gateway, PackageQuestion question, PackageAnswer answer)
    {
        context.Response.Headers["X-Conan-Server-Capabilities"] = "revisions";
        return gateway.Rest[^1] switch
        {
            "ping" => GatewayAnswers.TextAsync(context, StatusCodes.Status200OK, ""),
            "check_credentials" => GatewayAnswers.TextAsync(context, StatusCodes.Status200OK, "ok"),
            _ => SignInAsync(context, question, answer),
        };
    }

    private Task SignInAsync(HttpContext context, PackageQuestion question, PackageAnswer answer)
    {
        // Only the secret itself signs in; a token of an earlier log-in would live for ever by renewing itself.
        if (question.Presented?.Credential.Secret is not { } secret)
            return GatewayAnswers.UnauthorizedAsync(context, RegistryFormat.Conan);
        var (username, endsAt) = answer.Actor switch
        {
            DeployTokenActor token => (token.Username, token.ExpiresAt),
            PersonActor person => (person.Username, (DateTimeOffset?)null),
            _ => ("", null),
        };
        return tokens.TrySign(username, secret, time.GetUtcNow(), endsAt) is { } text
            ? GatewayAnswers.TextAsync(context, StatusCodes.Status200OK, text)
            : GatewayAnswers.UnavailableAsync(context, RegistryFormat.Conan);
    }
}
