using System.Globalization;
using System.Net;
using System.Text.Json;
using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Gateway.Rewriting;
using Yarp.ReverseProxy.Forwarder;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// What changes on the way: the client's credentials and every word a proxy could have added stay behind, the connection's own credential goes along; on the
/// way back redirects and links lead to the gateway, and nothing may act on the portal's own pages.
/// </summary>
internal sealed class GatewayTransformer(GatewayRequest request, UpstreamConnector connector) : HttpTransformer
{
    private static readonly string[] s_secretHeaders = ["Authorization", "Proxy-Authorization", "Cookie", "Deploy-Token", "PRIVATE-TOKEN", "JOB-TOKEN", "X-NuGet-ApiKey"];
    private static readonly string[] s_proxyHeaders = ["Forwarded", "X-Real-IP"];
    private static readonly string[] s_proxyPrefixes = ["X-Forwarded-", "X-Original-", "X-Auth-"];

    // What would act on the portal's origin, or ask the client for a credential that only the portal has.
    private static readonly string[] s_foreignHeaders =
        ["Set-Cookie", "WWW-Authenticate", "Clear-Site-Data", "Strict-Transport-Security", "Service-Worker-Allowed", "Refresh", "Alt-Svc", "Content-Security-Policy"];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = request.Address;
        var headers = proxyRequest.Headers;
        headers.Host = null;
        foreach (var name in headers.Select(header => header.Key).Where(StaysBehind).ToList())
            headers.Remove(name);
        headers.Authorization = UpstreamCredential.HeaderOf(request.Upstream.Username, request.Upstream.Password);
        if (request.Format == RegistryFormat.NuGet && request.Upstream is { Username: null, Password: { } key })
            headers.TryAddWithoutValidation("X-NuGet-ApiKey", key.Reveal());
        foreach (var (name, value) in GrantFacts.Of(request.Answer, request.Use))
            headers.TryAddWithoutValidation(name, value);
        // An index is rewritten as a whole, so it is not asked for packed. Its tag holds for the rewritten form as well.
        if (MetadataRewriter.MayApply(request))
            headers.AcceptEncoding.Clear();
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null)
            return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse.StatusCode == HttpStatusCode.Unauthorized)
            return await RefuseAsync(httpContext, "the upstream refuses the credential of the connection");
        if (NuGetIndex.IsAsked(request) && await NuGetIndex.AnswerAsync(httpContext, request, proxyResponse, cancellationToken))
            return false;
        if (proxyResponse.Headers.Location is { } location)
        {
            if (await FindRedirectAsync(location, cancellationToken) is not { } target)
                return await RefuseAsync(httpContext, "the upstream sends clients to an address that is not allowed");
            proxyResponse.Headers.Location = new Uri(target);
        }

        await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var headers = httpContext.Response.Headers;
        foreach (var name in headers.Keys.Where(IsForeign).ToList())
            headers.Remove(name);
        return !await RewriteAsync(httpContext, proxyResponse, cancellationToken);
    }

    private static bool StaysBehind(string header) =>
        s_secretHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || s_proxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || MethodOverride.IsOne(header)
        || s_proxyPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsForeign(string header) =>
        s_foreignHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) || header.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase);

    private LinkMap Links => new(request.Upstream.Address, request.Address, request.GatewayRoot);

    /// <summary>The gateway's address for a place of the upstream, another one only if the connection may lead there; else null.</summary>
    private async Task<string?> FindRedirectAsync(Uri location, CancellationToken ct)
    {
        var absolute = location.IsAbsoluteUri ? location : new Uri(request.Address, location);
        if (Links.Find(absolute) is { } inside)
            return inside;
        var isHttp = absolute.Scheme == Uri.UriSchemeHttp || absolute.Scheme == Uri.UriSchemeHttps;
        return isHttp && absolute.UserInfo.Length == 0 && await connector.MayReachAsync(absolute.Host, request.Upstream.MayReachPrivate, ct) ? absolute.AbsoluteUri : null;
    }

    private async Task<bool> RewriteAsync(HttpContext context, HttpResponseMessage answer, CancellationToken ct)
    {
        var mediaType = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        if (answer.StatusCode != HttpStatusCode.OK || !MetadataRewriter.Applies(request, mediaType))
            return false;
        // The length is another one, also for HEAD, which has no body to count.
        context.Response.Headers.ContentLength = null;
        if (HttpMethods.IsHead(context.Request.Method))
            return false;
        if (answer.Content.Headers.ContentEncoding.Count > 0)
            return !await RefuseAsync(context, "the upstream packs an index that was asked for unpacked");
        if (await BoundedBody.ReadAsync(answer.Content, MetadataRewriter.MaximumLength, ct) is not { } body)
            return !await RefuseAsync(context, string.Create(CultureInfo.InvariantCulture, $"the upstream's index is over {MetadataRewriter.MaximumLength} bytes"));
        try
        {
            var rewritten = MetadataRewriter.Rewrite(request, Links, mediaType, body);
            context.Response.ContentLength = rewritten.Length;
            await context.Response.Body.WriteAsync(rewritten, ct);
            return true;
        }
        catch (JsonException)
        {
            return !await RefuseAsync(context, "the upstream's index cannot be read");
        }
    }

    // False: nothing of the upstream's body is passed on.
    private async Task<bool> RefuseAsync(HttpContext context, string reason)
    {
        context.Response.Headers.Clear();
        await GatewayAnswers.BadGatewayAsync(context, request.Format, reason);
        return false;
    }
}
