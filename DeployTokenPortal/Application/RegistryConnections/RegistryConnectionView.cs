using System.Linq.Expressions;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>One connected registry; never the password for it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Format">What it stores.</param>
/// <param name="Kind">Which scopes open it.</param>
/// <param name="UpstreamUrl">Its address with placeholders; for container registries where clients reach it.</param>
/// <param name="UpstreamUsername">With which the portal signs in there; null for a bare token or for none.</param>
/// <param name="HasPassword">Whether a password or token for it is stored.</param>
/// <param name="HolderKind">Where it hangs.</param>
/// <param name="HolderId">Id of the group or project; 0 for the instance.</param>
/// <param name="HolderPath">Full path of the group or project; empty for the instance.</param>
/// <param name="IsEnabled">Whether requests go there.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record RegistryConnectionView(
    long Id,
    string Name,
    RegistryFormat Format,
    RegistryConnectionKind Kind,
    string UpstreamUrl,
    string? UpstreamUsername,
    bool HasPassword,
    ResourceKind HolderKind,
    long HolderId,
    string HolderPath,
    bool IsEnabled,
    DateTimeOffset CreatedAt)
{
    /// <summary>Whether all projects below it meet the same packages, so that only tokens of the group open it.</summary>
    public bool IsShared => Format != RegistryFormat.Oci && HolderKind != ResourceKind.Project && Domain.Registries.UpstreamUrl.IsShared(UpstreamUrl);
}

internal static class RegistryConnectionProjection
{
    /// <summary>The views of these rows, in their order.</summary>
    public static IQueryable<RegistryConnectionView> Views(this IQueryable<RegistryConnection> connections, PortalDbContext db) =>
        connections.AsNoTracking().Select(ToView(db));

    private static Expression<Func<RegistryConnection, RegistryConnectionView>> ToView(PortalDbContext db) => connection => new RegistryConnectionView(
        connection.Id,
        connection.Name,
        connection.Format,
        connection.Kind,
        connection.UpstreamUrl,
        connection.UpstreamUsername,
        connection.ProtectedPassword != null,
        connection.ProjectId != null ? ResourceKind.Project : connection.GroupId != null ? ResourceKind.Group : ResourceKind.Instance,
        connection.ProjectId ?? connection.GroupId ?? 0,
        db.Projects.Where(project => project.Id == connection.ProjectId).Select(project => project.FullPath).FirstOrDefault()
            ?? db.Groups.Where(group => group.Id == connection.GroupId).Select(group => group.FullPath).FirstOrDefault()
            ?? "",
        connection.IsEnabled,
        connection.CreatedAt);
}
