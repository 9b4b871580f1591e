namespace DeployTokenPortal.Configuration.Auditing;

/// <summary>Section <c>Portal:Audit</c>: places outside to which audit rows are sent as they are written. Nothing is sent unless configured.</summary>
public sealed class AuditOptions
{
    public const string Section = "Portal:Audit";

    /// <summary>Shortest <see cref="WebhookSecret"/>, in characters.</summary>
    public const int ShortestSecret = 24;

    /// <summary>Where rows are posted as JSON, such as <c>https://siem.acme.example/portal</c>; null for nowhere.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>Signs what is posted to <see cref="WebhookUrl"/>, after the Standard Webhooks specification.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>A syslog server: <c>tls://host:6514</c>, <c>tcp://host:601</c> or <c>udp://host:514</c>; null for none.</summary>
    public string? Syslog { get; set; }

    /// <summary>An OpenTelemetry collector that takes logs over HTTP, such as <c>http://localhost:4318</c>; null for none.</summary>
    public string? OtlpEndpoint { get; set; }
}
