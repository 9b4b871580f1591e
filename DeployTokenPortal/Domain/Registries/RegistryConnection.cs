namespace DeployTokenPortal.Domain.Registries;

/// <summary>Which registry stands behind a format for a group, a project or the whole instance (design §2, §3).</summary>
public sealed class RegistryConnection
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 2000;

    /// <summary>0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>Shown to people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it stores.</summary>
    public RegistryFormat Format { get; private set; }

    /// <summary>Absolute http or https address without user information, query and fragment; for <see cref="RegistryFormat.Oci"/> where clients log in.</summary>
    public string UpstreamUrl { get; private set; } = "";

    /// <summary>The project it serves, or null.</summary>
    public long? ProjectId { get; private set; }

    /// <summary>The group it serves, or null; neither means the whole instance.</summary>
    public long? GroupId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    private RegistryConnection()
    {
    }

    /// <summary>A connection for the whole instance; the fields have been checked.</summary>
    public static RegistryConnection ForInstance(string name, RegistryFormat format, string upstreamUrl, DateTimeOffset now) =>
        new() { Name = name, Format = format, UpstreamUrl = upstreamUrl, CreatedAt = now };
}
