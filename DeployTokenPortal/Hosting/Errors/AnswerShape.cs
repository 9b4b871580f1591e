namespace DeployTokenPortal.Hosting.Errors;

/// <summary>In which shape a caller expects an answer that no endpoint wrote.</summary>
internal enum AnswerShape
{
    /// <summary>A browser: a page.</summary>
    Page,

    /// <summary>GitLab's API clients.</summary>
    Api,

    /// <summary>Docker and its kin.</summary>
    Registry,

    /// <summary>A proxy's sub-request: it reads the status only.</summary>
    ForwardAuth,

    /// <summary>Anybody else: ProblemDetails (RFC 9457).</summary>
    Problem,
}

/// <summary>Chooses the shape by the door that was knocked at.</summary>
internal static class AnswerShapes
{
    public static AnswerShape Of(HttpRequest request)
    {
        var path = request.Path;
        if (path.StartsWithSegments("/api/v4"))
            return AnswerShape.Api;
        if (path.StartsWithSegments("/jwt") || path.StartsWithSegments("/v2"))
            return AnswerShape.Registry;
        if (path.StartsWithSegments("/auth"))
            return AnswerShape.ForwardAuth;
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) ? AnswerShape.Page : AnswerShape.Problem;
    }
}
