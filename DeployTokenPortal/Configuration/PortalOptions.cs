namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal</c>: where the portal is and where it keeps its data.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Absolute base for links, realm and <c>Link</c> headers; null means the listening address. Read it through <see cref="PublicAddress"/>.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Folder of the SQLite file and everything else that must be backed up; relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>How long requests are still answered after SIGTERM, while <c>/readyz</c> says that another node should take them.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(2);
}
