using System.Text.Encodings.Web;
using DeployTokenPortal.Components.Theme;

namespace DeployTokenPortal.Hosting.Errors;

/// <summary>A page that needs nothing of the portal but its style sheets, for when the rest has failed.</summary>
internal static class ErrorPage
{
    public static Task WriteAsync(HttpResponse response, int status, string title, string? traceId)
    {
        response.ContentType = "text/html; charset=utf-8";
        var trace = traceId is null ? "" : $"""<p class="small muted">Trace id <code>{HtmlEncoder.Default.Encode(traceId)}</code></p>""";
        return response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title} · Deploy tokens</title>
            <script src="/js/theme.js"></script>
            <link rel="stylesheet" href="/css/fonts.css" />
            <link rel="stylesheet" href="{ThemeStylesheet.Href}" />
            <link rel="stylesheet" href="/css/base.css" />
            <link rel="stylesheet" href="/css/parts.css" />
            <link rel="stylesheet" href="/css/shell.css" />
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            </head>
            <body>
            <main class="auth"><div class="panel">
            <h1>{title}</h1>
            <p>{Explain(status)}</p>
            {trace}
            <p><a class="btn" href="/">Go to the start page</a></p>
            </div></main>
            </body>
            </html>
            """);
    }

    private static string Explain(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request could not be understood. Reload the page and try again.",
        StatusCodes.Status404NotFound => "There is nothing at this address, or you may not see it.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer that kind of request.",
        StatusCodes.Status413PayloadTooLarge => "More was sent than this address takes.",
        StatusCodes.Status429TooManyRequests => "Too many requests came from your address. Wait a minute, then try again.",
        StatusCodes.Status503ServiceUnavailable => "The database cannot be reached at the moment. Try again in a few seconds.",
        >= 500 => "The portal failed to answer. Nothing that was shown as saved is lost. Try again; if it fails again, tell your administrator the trace id.",
        _ => "The request was not accepted.",
    };
}
