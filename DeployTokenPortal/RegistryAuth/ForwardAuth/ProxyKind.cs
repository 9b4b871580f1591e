using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>A reverse proxy that asks before it passes a request on. Each has one way to say what the client wants, and is believed in no other.</summary>
internal enum ProxyKind
{
    /// <summary><c>auth_request</c>: <c>X-Original-Method</c> and <c>X-Original-URI</c>, which the configuration must set.</summary>
    Nginx,

    /// <summary><c>forwardAuth</c>: <c>X-Forwarded-Method</c> and <c>X-Forwarded-Uri</c>, always set by Traefik.</summary>
    Traefik,

    /// <summary><c>forward_auth</c>: <c>X-Forwarded-Method</c> and <c>X-Forwarded-Uri</c>, always set by Caddy.</summary>
    Caddy,

    /// <summary><c>ext_authz</c> over HTTP: method and path are those of the check itself, behind the endpoint's own path.</summary>
    Envoy,
}

/// <summary>The request that a proxy asks about.</summary>
/// <param name="Method">As the client sent it.</param>
/// <param name="Target">Path and query as the client sent them.</param>
/// <param name="Location">The proxy's own words about what stands behind the location; query form.</param>
internal sealed record OriginalRequest(string Method, string Target, string Location);

/// <summary>Reads what a proxy says about the original request; nothing that a client could add is looked at.</summary>
internal static class OriginalRequestReader
{
    /// <summary>Where Envoy's configuration says what a location stands for, since the check's address is the client's own.</summary>
    public const string LocationHeader = "X-Auth-Location";

    /// <summary>The request, or null when the headers of this proxy are missing or doubled: then nothing is known, so nothing is allowed.</summary>
    /// <remarks>Headers of untrusted peers have been taken away before (<c>TrustedProxies</c>).</remarks>
    public static OriginalRequest? Read(ProxyKind kind, HttpContext context)
    {
        var headers = context.Request.Headers;
        return kind switch
        {
            ProxyKind.Nginx => Of(headers["X-Original-Method"], headers["X-Original-URI"], context.Request.QueryString.Value),
            ProxyKind.Traefik or ProxyKind.Caddy => Of(headers["X-Forwarded-Method"], headers["X-Forwarded-Uri"], context.Request.QueryString.Value),
            ProxyKind.Envoy => Of(context.Request.Method, TargetBehind("/auth/forward/envoy", context), Single(headers[LocationHeader])),
        };
    }

    private static OriginalRequest? Of(StringValues method, StringValues target, string? location) =>
        Single(method) is { } known && Single(target) is { } path && location is not null ? new OriginalRequest(known, path, location) : null;

    private static string? Single(StringValues values) => values is [{ Length: > 0 } value] ? value : null;

    // The path as it came over the wire, not as the server has tidied it.
    private static string? TargetBehind(string endpoint, HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is { } raw && raw.StartsWith(endpoint + "/", StringComparison.Ordinal) ? raw[endpoint.Length..] : null;
}
