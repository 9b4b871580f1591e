using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Reads which registries are connected.</summary>
public sealed class RegistryConnectionQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access)
{
    /// <summary>Where clients of a group or project log in for images: the nearest connection; null when there is none or nothing is visible.</summary>
    public async Task<RegistryLocation?> FindImageRegistryAsync(Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct);
        if (!allowed.IsSuccess)
            return null;
        var chain = allowed.Value.Resource.GroupIds;
        var found = await db.RegistryConnections.AsNoTracking()
            .Where(connection => connection.Format == RegistryFormat.Oci
                && ((kind == ResourceKind.Project && connection.ProjectId == id)
                    || chain.Contains(connection.GroupId!.Value)
                    || (connection.ProjectId == null && connection.GroupId == null)))
            .Select(connection => new { connection.ProjectId, connection.GroupId, connection.UpstreamUrl, connection.Id })
            .ToListAsync(ct);
        var nearest = found
            .OrderBy(connection => connection.ProjectId != null ? -1 : connection.GroupId is { } groupId ? Index(chain, groupId) : int.MaxValue)
            .ThenBy(connection => connection.Id)
            .FirstOrDefault();
        return nearest is null ? null : RegistryLocation.Of(nearest.UpstreamUrl);
    }

    /// <summary>Whether any container registry is connected; tells nothing about it, so anybody may know.</summary>
    public async Task<bool> IsAnyConnectedAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.RegistryConnections.AnyAsync(connection => connection.Format == RegistryFormat.Oci, ct);
    }

    private static int Index(IReadOnlyList<long> chain, long groupId) => chain.TakeWhile(id => id != groupId).Count();
}

/// <summary>A registry as its clients name it.</summary>
/// <param name="Host">Host, with the port unless it is the scheme's own.</param>
/// <param name="IsPlainHttp">Whether it is reached without TLS.</param>
public sealed record RegistryLocation(string Host, bool IsPlainHttp)
{
    internal static RegistryLocation Of(string url)
    {
        var address = new Uri(url);
        return new RegistryLocation(address.Authority, address.Scheme == Uri.UriSchemeHttp);
    }
}
