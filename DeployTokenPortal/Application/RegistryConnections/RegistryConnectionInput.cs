using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>What is typed for a new connection.</summary>
public sealed record RegistryConnectionInput
{
    /// <summary>Shown name; blank means the address's host.</summary>
    public string? Name { get; init; }

    /// <summary>What the registry stores.</summary>
    public required RegistryFormat Format { get; init; }

    /// <summary>Which scopes open it.</summary>
    public RegistryConnectionKind Kind { get; init; }

    /// <summary>Its address, see <see cref="Domain.Registries.UpstreamUrl"/>; for container registries where clients reach it.</summary>
    public string? UpstreamUrl { get; init; }

    /// <summary>With which the portal signs in there; blank for none.</summary>
    public string? UpstreamUsername { get; init; }

    /// <summary>Its password, or a bare token; null for none.</summary>
    public SecretValue? UpstreamPassword { get; init; }

    /// <summary>Group, project, or the instance.</summary>
    public ResourceKind HolderKind { get; init; } = ResourceKind.Instance;

    /// <summary>Id of the group or project; 0 for the instance.</summary>
    public long HolderId { get; init; }

    /// <summary>Whether requests go there at once.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>A container registry of the whole instance.</summary>
    public static RegistryConnectionInput ForImages(string? address, string? name = null) =>
        new() { Name = name, Format = RegistryFormat.Oci, UpstreamUrl = address };
}

/// <summary>What is changed of a connection; null leaves a field as it is.</summary>
public sealed record RegistryConnectionChange
{
    public string? Name { get; init; }

    public RegistryConnectionKind? Kind { get; init; }

    public string? UpstreamUrl { get; init; }

    /// <summary>Empty for none.</summary>
    public string? UpstreamUsername { get; init; }

    public NewPassword? UpstreamPassword { get; init; }

    public bool? IsEnabled { get; init; }
}

/// <summary>Another password for the upstream.</summary>
/// <param name="Value">The password; null to forget the stored one.</param>
public sealed record NewPassword(SecretValue? Value);
