namespace DeployTokenPortal.Configuration;

/// <summary>The REST API.</summary>
public sealed class ApiOptions
{
    public const string Section = "Portal:Api";

    /// <summary>Requests that one person, or one address without a credential, may make within a minute.</summary>
    public int RequestsPerMinute { get; set; } = 3000;
}
