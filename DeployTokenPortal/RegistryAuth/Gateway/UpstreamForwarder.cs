using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// Passes an allowed request on and its answer back, both as streams: nothing is kept but an index that has to be rewritten. A client that goes away ends the
/// upstream's request. Thread-safe.
/// </summary>
internal sealed class UpstreamForwarder(IHttpForwarder forwarder, UpstreamConnector connector, IOptions<GatewayOptions> options, ILogger<UpstreamForwarder> logger) : IDisposable
{
    // Two pools: a connection opened for an administrator's upstream must not serve one that may only reach the public network.
    private readonly HttpMessageInvoker _anywhere = new(connector.CreateHandler(mayReachPrivate: true));
    private readonly HttpMessageInvoker _public = new(connector.CreateHandler(mayReachPrivate: false));
    private readonly ForwarderRequestConfig _config = new() { ActivityTimeout = options.Value.IdleTimeout, AllowResponseBuffering = false };

    public async Task ForwardAsync(HttpContext context, GatewayRequest request)
    {
        // Packages have any size; only what was refused is bounded.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        // Nothing was judged about what would follow on a connection that changes its protocol.
        context.Features.Set<IHttpUpgradeFeature>(null);
        context.Features.Set<IHttpExtendedConnectFeature>(null);
        var invoker = request.Upstream.MayReachPrivate ? _anywhere : _public;
        var transformer = new GatewayTransformer(request, connector);
        var error = await forwarder.SendAsync(context, request.Upstream.Address.GetLeftPart(UriPartial.Authority), invoker, _config, transformer);
        if (error == ForwarderError.None || context.RequestAborted.IsCancellationRequested)
            return;
        var failure = context.GetForwarderErrorFeature()?.Exception;
        logger.UpstreamFailed(request.Upstream.ConnectionId, error, failure?.GetBaseException().Message);
        if (context.Response.HasStarted)
            return;
        var isLate = error is ForwarderError.RequestTimedOut or ForwarderError.UpgradeActivityTimeout;
        context.Response.Headers.Clear();
        await GatewayAnswers.BadGatewayAsync(
            context, request.Format, isLate ? "the upstream does not answer in time" : "the upstream cannot be reached",
            isLate ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway);
    }

    public void Dispose()
    {
        _anywhere.Dispose();
        _public.Dispose();
    }
}
