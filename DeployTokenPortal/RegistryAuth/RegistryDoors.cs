using System.Diagnostics;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Docker;
using DeployTokenPortal.RegistryAuth.ForwardAuth;

namespace DeployTokenPortal.RegistryAuth;

/// <summary>
/// The doors that machines knock at without end, measured. A request that ends in an exception, such as a client that goes away, is not counted; the
/// gateway, which goes on with a transfer, measures itself.
/// </summary>
internal sealed class RegistryDoors(DockerTokenEndpoint docker, ForwardAuthEndpoint forward, DoorMetrics metrics)
{
    public const string TokenPath = "/jwt/auth";
    public const string NginxPath = "/auth/forward/nginx";
    public const string TraefikPath = "/auth/forward/traefik";
    public const string CaddyPath = "/auth/forward/caddy";
    public const string EnvoyPath = "/auth/forward/envoy";

    public RequestDelegate GetToken { get; } = Measured(metrics, UsageDoor.ContainerToken, docker.GetAsync);

    public RequestDelegate PostToken { get; } = Measured(metrics, UsageDoor.ContainerToken, docker.PostAsync);

    public RequestDelegate CheckForNginx { get; } = Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Nginx, context));

    public RequestDelegate CheckForTraefik { get; } = Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Traefik, context));

    public RequestDelegate CheckForCaddy { get; } = Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Caddy, context));

    public RequestDelegate CheckForEnvoy { get; } = Measured(metrics, UsageDoor.ForwardAuth, context => forward.AnswerAsync(ProxyKind.Envoy, context));

    /// <summary>The door that exactly this path and method lead to, or null: then routing has the word, also about wrong methods.</summary>
    public RequestDelegate? Find(HttpRequest request) => request.Path.Value switch
    {
        TokenPath when HttpMethods.IsGet(request.Method) => GetToken,
        NginxPath => CheckForNginx,
        TraefikPath => CheckForTraefik,
        CaddyPath => CheckForCaddy,
        _ => null,
    };

    private static RequestDelegate Measured(DoorMetrics metrics, UsageDoor door, Func<HttpContext, ValueTask<DoorVerdict>> answer) => async context =>
    {
        var startedAt = metrics.Start();
        metrics.Note(door, await answer(context), startedAt);
    };
}

/// <summary>
/// Leads machines to their doors past everything that these have no use for: routing, status pages, sign-in, headers for browsers. What is answered there is
/// no page; the one header besides keeps a browser from taking it for one.
/// </summary>
internal static class RegistryDoorsRegistration
{
    public static IApplicationBuilder UseRegistryDoors(this IApplicationBuilder app)
    {
        var doors = app.ApplicationServices.GetRequiredService<RegistryDoors>();
        return app.Use((context, next) =>
        {
            if (doors.Find(context.Request) is not { } door)
                return next(context);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            // What routing would have said to a trace.
            Activity.Current?.SetTag("http.route", context.Request.Path.Value);
            return door(context);
        });
    }
}
