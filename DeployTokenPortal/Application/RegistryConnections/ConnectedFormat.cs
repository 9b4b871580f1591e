using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>A format with a registry behind it, as it serves one group or project.</summary>
/// <param name="Format">What it stores.</param>
/// <param name="Kind">Which scopes open it.</param>
/// <param name="Reach">At whose addresses, and for whose tokens.</param>
public sealed record ConnectedFormat(RegistryFormat Format, RegistryConnectionKind Kind, FormatReach Reach = FormatReach.Here)
{
    /// <summary>How the connection serves this group or project; null when no deploy token opens it there.</summary>
    internal static ConnectedFormat? Of(RegistryConnection connection, Resource holder)
    {
        if (UpstreamUrl.Resolve(connection.UpstreamUrl, holder) is null)
            return new ConnectedFormat(connection.Format, connection.Kind, FormatReach.ProjectsBelow);
        var (kind, id) = connection.ProjectId is { } projectId ? (ResourceKind.Project, projectId)
            : connection.GroupId is { } groupId ? (ResourceKind.Group, groupId)
            : (ResourceKind.Instance, 0L);
        return UpstreamUrl.SharingGroup(kind, id, connection.UpstreamUrl, holder) switch
        {
            null => new ConnectedFormat(connection.Format, connection.Kind),
            0 => null, // Shared by the whole instance, which no deploy token belongs to.
            _ => new ConnectedFormat(connection.Format, connection.Kind, FormatReach.Shared),
        };
    }
}

/// <summary>Where a connection answers, and to whom.</summary>
public enum FormatReach
{
    /// <summary>At the address of this group or project, to its own tokens and to those above.</summary>
    Here,

    /// <summary>Only at the addresses of the projects in this group.</summary>
    ProjectsBelow,

    /// <summary>Here, but only to tokens of a group above that shares it.</summary>
    Shared,
}
