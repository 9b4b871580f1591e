using System.Globalization;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>The one place for what forward-auth answers: a status, a challenge or the facts of the grant, never a body.</summary>
internal static class ForwardAuthAnswers
{
    /// <summary>200, since Envoy takes no other; with what the upstream may log. Nothing of the client's secret.</summary>
    public static void Allow(HttpContext context, PackageAnswer answer, PackageUse use)
    {
        Prepare(context, StatusCodes.Status200OK);
        var headers = context.Response.Headers;
        (headers["X-Auth-User"], headers["X-Auth-Token"]) = answer.Actor switch
        {
            DeployTokenActor token => (token.Username, token.TokenId.ToString(CultureInfo.InvariantCulture)),
            PersonActor person => (person.Username, ""),
            _ => ("", ""),
        };
        headers["X-Auth-Project"] = answer.Resource?.FullPath ?? "";
        headers["X-Auth-Action"] = use.ToString().ToLowerInvariant();
    }

    /// <summary>A refusal in the words that this proxy can pass on.</summary>
    public static void Refuse(HttpContext context, ProxyKind proxy, RegistryFormat? format, PackageOutcome outcome, TimeSpan? wait)
    {
        if (outcome == PackageOutcome.Unauthorized)
        {
            Prepare(context, StatusCodes.Status401Unauthorized);
            context.Response.Headers.WWWAuthenticate = ChallengeOf(format);
            return;
        }

        Refuse(context, proxy, outcome switch
        {
            PackageOutcome.NotFound => StatusCodes.Status404NotFound,
            PackageOutcome.TooManyFailures => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status403Forbidden,
        });
        if (wait is { } pause && context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Any other refusal. nginx knows 401 and 403 only and turns the rest into a 500.</summary>
    public static void Refuse(HttpContext context, ProxyKind proxy, int status)
    {
        Prepare(context, proxy == ProxyKind.Nginx ? StatusCodes.Status403Forbidden : status);
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
    }

    // Contract §5.2 and §6: sbt compares the realm's text; git asks for a password only with a challenge.
    private static string ChallengeOf(RegistryFormat? format) => format switch
    {
        RegistryFormat.Git => "Basic realm=\"GitLab\"",
        RegistryFormat.Oci => "Basic realm=\"Deploy-token portal\"",
        _ => "Basic realm=\"GitLab Packages Registry\"",
    };

    private static void Prepare(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
    }
}
