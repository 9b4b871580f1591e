using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Registries;

/// <summary>Which registry stands behind a format for a group, a project or the whole instance (design §2, §3).</summary>
public sealed class RegistryConnection
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 255;

    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 2000;

    /// <summary>Longest name for signing in to the upstream, in characters.</summary>
    public const int UsernameLength = 255;

    /// <summary>Longest password or token for the upstream, in characters, before it is protected.</summary>
    public const int PasswordLength = 4096;

    /// <summary>0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>Shown to people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it stores; never changes.</summary>
    public RegistryFormat Format { get; private set; }

    /// <summary>Which scopes open it.</summary>
    public RegistryConnectionKind Kind { get; private set; }

    /// <summary>
    /// As <see cref="Registries.UpstreamUrl.Normalise"/> gives it; for <see cref="RegistryFormat.Oci"/> where clients log in.
    /// </summary>
    public string UpstreamUrl { get; private set; } = "";

    /// <summary>With which the portal signs in at the upstream; null for a bare token or for none.</summary>
    public string? UpstreamUsername { get; private set; }

    /// <summary>The password or token for the upstream, protected; null for none.</summary>
    public string? ProtectedPassword { get; private set; }

    /// <summary>Whether the address was given by an administrator, and so may lie in a private network.</summary>
    public bool MayReachPrivate { get; private set; }

    /// <summary>Whether requests go there. A disabled one is as good as none.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>The project it serves, or null.</summary>
    public long? ProjectId { get; private set; }

    /// <summary>The group it serves, or null; neither means the whole instance.</summary>
    public long? GroupId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Changes with every save.</summary>
    public Guid Version { get; private set; }

    private RegistryConnection()
    {
    }

    /// <summary>A connection of a group, a project or the instance; the details have been checked.</summary>
    public static RegistryConnection Create(ResourceKind kind, long holderId, RegistryFormat format, RegistryConnectionDetails details, DateTimeOffset now)
    {
        var connection = new RegistryConnection
        {
            Format = format,
            ProjectId = kind == ResourceKind.Project ? holderId : null,
            GroupId = kind == ResourceKind.Group ? holderId : null,
            CreatedAt = now,
        };
        connection.Change(details);
        return connection;
    }

    /// <summary>Replaces everything that may change; the details have been checked.</summary>
    public void Change(RegistryConnectionDetails details)
    {
        (Name, Kind, UpstreamUrl, IsEnabled) = (details.Name, details.Kind, details.UpstreamUrl, details.IsEnabled);
        (UpstreamUsername, ProtectedPassword, MayReachPrivate) = (details.UpstreamUsername, details.ProtectedPassword, details.MayReachPrivate);
    }
}

/// <summary>What may be changed of a connection; see its properties.</summary>
public sealed record RegistryConnectionDetails(
    string Name,
    RegistryConnectionKind Kind,
    string UpstreamUrl,
    string? UpstreamUsername,
    string? ProtectedPassword,
    bool MayReachPrivate,
    bool IsEnabled);
