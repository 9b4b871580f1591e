using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds the upstream that serves a format for a group or project: in memory when seen in the last minute, else in the database. Forgets everything when
/// connections or the tree change. Thread-safe.
/// </summary>
internal sealed class UpstreamDirectory : IDisposable
{
    private const int MostEntries = 50_000;

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly AccessChanges _changes;
    private readonly UpstreamSecretProtector _protector;
    private readonly DirectoryCache<UpstreamKey, Upstream> _cache = new(MostEntries);

    public UpstreamDirectory(IDbContextFactory<PortalDbContext> factory, AccessChanges changes, UpstreamSecretProtector protector)
    {
        (_factory, _changes, _protector) = (factory, changes, protector);
        _changes.ConnectionsChanged += _cache.Forget;
        _changes.TreeChanged += _cache.Forget;
    }

    /// <summary>The upstream of the nearest enabled connection, or null when there is none whose placeholders have a value here.</summary>
    /// <param name="holder">The group or project asked at.</param>
    /// <param name="format">Whose protocol is spoken.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<Upstream?> FindAsync(Resource holder, RegistryFormat format, CancellationToken ct) =>
        FindAsync(new UpstreamKey(format, holder.Kind, holder.Id), (db, token) => LoadAsync(db, holder, format, token), ct);

    /// <summary>Whether a pull-through cache of images serves this group or project.</summary>
    public async ValueTask<bool> HasImageProxyAsync(Resource holder, CancellationToken ct) => await FindAsync(
        new UpstreamKey(null, holder.Kind, holder.Id),
        async (db, token) => (await NearestConnections.LoadAsync(db, holder, RegistryFormat.Oci, token)).FirstOrDefault(IsVirtual) is { } proxy ? Of(proxy, proxy.UpstreamUrl, null) : null,
        ct) is not null;

    /// <summary>Whether there is any pull-through cache of images.</summary>
    public async ValueTask<bool> IsAnyImageProxyAsync(CancellationToken ct) => await FindAsync(
        default,
        async (db, token) => await db.RegistryConnections.AsNoTracking()
            .FirstOrDefaultAsync(row => row.IsEnabled && row.Format == RegistryFormat.Oci && row.Kind == RegistryConnectionKind.Virtual, token) is { } proxy
            ? Of(proxy, proxy.UpstreamUrl, null)
            : null,
        ct) is not null;

    public void Dispose()
    {
        _changes.ConnectionsChanged -= _cache.Forget;
        _changes.TreeChanged -= _cache.Forget;
    }

    private ValueTask<Upstream?> FindAsync(UpstreamKey key, Func<PortalDbContext, CancellationToken, Task<Upstream?>> read, CancellationToken ct) =>
        _cache.TryFind(key, out var known) ? ValueTask.FromResult(known) : _cache.FindAsync(key, _factory.Reading(read), ct);

    private async Task<Upstream?> LoadAsync(PortalDbContext db, Resource holder, RegistryFormat format, CancellationToken ct)
    {
        if (await NearestConnections.LoadAsync(db, holder, format, ct) is not [var connection, ..] || UpstreamUrl.Resolve(connection.UpstreamUrl, holder) is not { } address)
            return null;
        var (kind, id) = connection.ProjectId is { } projectId ? (ResourceKind.Project, projectId)
            : connection.GroupId is { } groupId ? (ResourceKind.Group, groupId)
            : (ResourceKind.Instance, 0L);
        return Of(connection, address, UpstreamUrl.SharingGroup(kind, id, connection.UpstreamUrl, holder));
    }

    private static bool IsVirtual(RegistryConnection connection) => connection.Kind == RegistryConnectionKind.Virtual;

    // A password that cannot be read is none: the upstream will say that it wants one.
    private Upstream Of(RegistryConnection connection, string address, long? sharingGroupId) => new(
        connection.Id, connection.Name, IsVirtual(connection), new Uri(address + "/"), connection.UpstreamUsername,
        connection.ProtectedPassword is { } text ? _protector.TryUnprotect(text) : null, connection.MayReachPrivate, sharingGroupId);

    /// <summary>What is asked for: the upstream of a format, or without one the cache of images. All empty: any cache of images.</summary>
    private readonly record struct UpstreamKey(RegistryFormat? Format, ResourceKind? Kind, long Id);
}
