using System.Globalization;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Credentials;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>The one place for what forward-auth answers: a status, a challenge or the facts of the grant, never a body.</summary>
internal static class ForwardAuthAnswers
{
    /// <summary>200, since Envoy takes no other; with what the upstream may log. Nothing of the client's secret.</summary>
    public static void Allow(HttpContext context, PackageAnswer answer, PackageUse use)
    {
        Prepare(context, StatusCodes.Status200OK);
        foreach (var (name, value) in GrantFacts.Of(answer, use))
            context.Response.Headers[name] = value;
    }

    /// <summary>A refusal in the words that this proxy can pass on.</summary>
    public static void Refuse(HttpContext context, ProxyKind proxy, RegistryFormat? format, PackageOutcome outcome, TimeSpan? wait)
    {
        if (outcome == PackageOutcome.Unauthorized)
        {
            Prepare(context, StatusCodes.Status401Unauthorized);
            context.Response.Headers.WWWAuthenticate = Challenges.Of(format);
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

    private static void Prepare(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
    }
}
