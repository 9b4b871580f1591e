using DeployTokenPortal.Configuration.Auditing;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>Registers the places that are configured.</summary>
internal static class ShippingRegistration
{
    // Where audit rows go is configured by whoever runs the portal; a redirect leads nowhere else.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public static void AddAuditShipping(this IServiceCollection services)
    {
        services.AddSingleton<AuditShipper>();
        services.AddSingleton(provider => new AuditTargets([.. TargetsOf(provider)]));
        services.AddHostedService<AuditShipping>();
    }

    private static IEnumerable<IAuditTarget> TargetsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AuditOptions>>().Value;
        if (options is { WebhookUrl: { Length: > 0 } webhook, WebhookSecret: { } secret })
            yield return new WebhookTarget(Client(), new Uri(webhook), secret, provider.GetRequiredService<TimeProvider>());
        if (options.Syslog is { Length: > 0 } syslog)
            yield return new SyslogTarget(new Uri(syslog));
        if (options.OtlpEndpoint is { Length: > 0 } collector)
            yield return new OtlpTarget(Client(), new Uri(collector));
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = s_timeout,
    };
}
