using DeployTokenPortal.RegistryAuth;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Hosting.Pipeline;

/// <summary>Headers that every answer carries, errors included.</summary>
internal static class SecurityHeaders
{
    // MudBlazor writes style attributes, hence 'unsafe-inline' for styles; scripts have no such hole. 'self' covers the page's own WebSocket.
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; frame-src 'none'; "
        + "img-src 'self' data:; manifest-src 'self'; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'none'";

    // A page out of a package: shown as in a frame of nobody's, without scripts, forms and anything to load.
    private const string ForeignContentSecurityPolicy = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly (string Name, StringValues Value)[] s_headers =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ];

    /// <summary>Sets them when the answer starts, so that nothing inside can lose them; also keeps pages out of every cache.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                Apply((HttpResponse)state);
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    });

    private static void Apply(HttpResponse response)
    {
        foreach (var (name, value) in s_headers)
            response.Headers[name] = value;
        if (response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ForeignContent>() is not null)
            response.Headers.ContentSecurityPolicy = ForeignContentSecurityPolicy;
        if (StringValues.IsNullOrEmpty(response.Headers.CacheControl) && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
            response.Headers.CacheControl = "no-store";
    }
}
