namespace DeployTokenPortal.Configuration.Observability;

/// <summary>Section <c>Portal:Metrics</c>: who may read <c>/metrics</c>. With neither key only a caller on this machine may.</summary>
public sealed class MetricsOptions
{
    public const string Section = "Portal:Metrics";

    /// <summary>Wanted as bearer; null for none.</summary>
    public string? Token { get; set; }

    /// <summary>An address of its own, on which the metrics are and nothing else is; null for the portal's own addresses.</summary>
    public string? Url { get; set; }
}
