namespace DeployTokenPortal.Configuration;

/// <summary>What is kept of the use of deploy tokens.</summary>
public sealed class UsageOptions
{
    public const string Section = "Portal:Usage";

    /// <summary>How many days of use are kept. The pages look back up to 365 days.</summary>
    public int RetentionDays { get; set; } = 400;
}
