using System.Globalization;
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
    private readonly AccessChanges _changes;
    private readonly UpstreamSecretProtector _protector;
    private readonly DirectoryCache<Upstream> _cache;

    public UpstreamDirectory(IDbContextFactory<PortalDbContext> factory, AccessChanges changes, UpstreamSecretProtector protector)
    {
        (_changes, _protector, _cache) = (changes, protector, new DirectoryCache<Upstream>("upstreams", factory));
        _changes.ConnectionsChanged += _cache.Forget;
        _changes.TreeChanged += _cache.Forget;
    }

    /// <summary>The upstream of the nearest enabled connection, or null when there is none whose placeholders have a value here.</summary>
    /// <param name="holder">The group or project asked at.</param>
    /// <param name="format">Whose protocol is spoken.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<Upstream?> FindAsync(Resource holder, RegistryFormat format, CancellationToken ct) => _cache.FindAsync(
        string.Create(CultureInfo.InvariantCulture, $"{format} {holder.Kind} #{holder.Id}"), (db, token) => LoadAsync(db, holder, format, token), ct);

    public void Dispose()
    {
        _changes.ConnectionsChanged -= _cache.Forget;
        _changes.TreeChanged -= _cache.Forget;
        _cache.Dispose();
    }

    private async Task<Upstream?> LoadAsync(PortalDbContext db, Resource holder, RegistryFormat format, CancellationToken ct)
    {
        if (await NearestConnections.LoadAsync(db, holder, format, ct) is not [var connection, ..] || UpstreamUrl.Resolve(connection.UpstreamUrl, holder) is not { } address)
            return null;
        var (kind, id) = connection.ProjectId is { } projectId ? (ResourceKind.Project, projectId)
            : connection.GroupId is { } groupId ? (ResourceKind.Group, groupId)
            : (ResourceKind.Instance, 0L);
        // A password that cannot be read is none: the upstream will say that it wants one.
        var password = connection.ProtectedPassword is { } text ? _protector.TryUnprotect(text) : null;
        return new Upstream(
            connection.Id, connection.Name, connection.Kind == RegistryConnectionKind.Virtual, new Uri(address + "/"), connection.UpstreamUsername, password,
            connection.MayReachPrivate, UpstreamUrl.SharingGroup(kind, id, connection.UpstreamUrl, holder));
    }
}
