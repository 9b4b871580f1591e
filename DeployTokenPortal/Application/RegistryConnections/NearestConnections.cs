using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Which connections serve a group or project: its own before those of its groups, the nearest first, before the instance's (design §2).</summary>
internal static class NearestConnections
{
    /// <summary>The enabled connections for a holder, nearest first, the older of two at the same place first.</summary>
    /// <param name="db">Read only.</param>
    /// <param name="holder">Group or project.</param>
    /// <param name="format">Only these; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<RegistryConnection>> LoadAsync(PortalDbContext db, Resource holder, RegistryFormat? format, CancellationToken ct)
    {
        var projectId = holder.Kind == ResourceKind.Project ? holder.Id : (long?)null;
        var chain = holder.GroupIds;
        var found = await db.RegistryConnections.AsNoTracking()
            .Where(connection => connection.IsEnabled && (format == null || connection.Format == format)
                && ((connection.ProjectId != null && connection.ProjectId == projectId)
                    || (connection.GroupId != null && chain.Contains(connection.GroupId.Value))
                    || (connection.ProjectId == null && connection.GroupId == null)))
            .ToListAsync(ct);
        return [.. found.OrderBy(connection => DistanceOf(connection, chain)).ThenBy(connection => connection.Id)];
    }

    private static int DistanceOf(RegistryConnection connection, IReadOnlyList<long> chain) =>
        connection.ProjectId is not null ? -1
        : connection.GroupId is { } groupId ? chain.TakeWhile(id => id != groupId).Count()
        : int.MaxValue;
}
