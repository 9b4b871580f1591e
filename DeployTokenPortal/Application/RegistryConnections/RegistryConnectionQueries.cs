using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Reads which registries are connected.</summary>
public sealed class RegistryConnectionQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, RegistryConnectionAccess managing)
{
    private const string What = "The registry connection";

    /// <summary>A page of the connections that hang exactly at this group or project, by id; at the instance every connection there is.</summary>
    public async Task<Result<Page<RegistryConnectionView>>> ListAsync(Caller caller, ResourceKind kind, long id, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await managing.RequireAsync(db, caller, kind, id, ct) is { Failure: { } refused })
            return refused;
        var rows = db.RegistryConnections.Where(connection => kind == ResourceKind.Instance
            || (kind == ResourceKind.Group && connection.GroupId == id) || (kind == ResourceKind.Project && connection.ProjectId == id));
        var views = await rows.OrderBy(connection => connection.Id).Skip(page.Offset).Take(page.Size).Views(db).ToListAsync(ct);
        return new Page<RegistryConnectionView>(views, await rows.CountUpToMostAsync(page, views.Count, ct), page);
    }

    /// <summary>One connection.</summary>
    public async Task<Result<RegistryConnectionView>> GetAsync(Caller caller, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await db.RegistryConnections.Where(connection => connection.Id == id).Views(db).SingleOrDefaultAsync(ct);
        var allowed = await managing.RequireAsync(db, caller, found?.HolderKind ?? ResourceKind.Instance, found?.HolderId ?? 0, ct);
        if (allowed.Failure is { } refused)
            return refused.Kind == FailureKind.NotFound ? Failure.NotFound(What) : refused;
        return found is null ? Failure.NotFound(What) : found;
    }

    /// <summary>The formats whose packages this group or project has a registry for, the nearest connection of each.</summary>
    /// <returns>Empty where nothing is visible to the caller. What no deploy token opens is left out.</returns>
    public async Task<IReadOnlyList<ConnectedFormat>> ListFormatsAsync(Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct);
        if (!allowed.IsSuccess)
            return [];
        var connections = await NearestConnections.LoadAsync(db, allowed.Value.Resource, format: null, ct);
        return [.. connections.Where(connection => connection.Format != RegistryFormat.Oci)
            .GroupBy(connection => connection.Format)
            .Select(group => group.First())
            .Select(connection => ConnectedFormat.Of(connection, allowed.Value.Resource)).OfType<ConnectedFormat>()
            .OrderBy(connected => connected.Format)];
    }

    /// <summary>Where clients of a group or project log in for images: the nearest connection; null when there is none or nothing is visible.</summary>
    public async Task<RegistryLocation?> FindImageRegistryAsync(Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct);
        if (!allowed.IsSuccess)
            return null;
        var nearest = (await NearestConnections.LoadAsync(db, allowed.Value.Resource, RegistryFormat.Oci, ct)) is [var first, ..] ? first : null;
        return nearest is null ? null : RegistryLocation.Of(nearest.UpstreamUrl);
    }

    /// <summary>Whether any container registry is connected; tells nothing about it, so anybody may know.</summary>
    public async Task<bool> IsAnyConnectedAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.RegistryConnections.AnyAsync(connection => connection.Format == RegistryFormat.Oci && connection.IsEnabled, ct);
    }
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
