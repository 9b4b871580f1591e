using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds the group or project that an image name, a path or an id stands for: in memory when seen in the last minute, else in the database (design §6).
/// Forgets everything when the tree changes. Thread-safe.
/// </summary>
internal sealed class ResourceDirectory : IDisposable
{
    private const int MostEntries = 50_000;

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly ResourceLookup _resources;
    private readonly AccessChanges _changes;
    private readonly DirectoryCache<ResourceKey, Resource> _cache = new(MostEntries);

    public ResourceDirectory(IDbContextFactory<PortalDbContext> factory, ResourceLookup resources, AccessChanges changes)
    {
        (_factory, _resources, _changes) = (factory, resources, changes);
        _changes.TreeChanged += _cache.Forget;
    }

    /// <summary>
    /// The project behind an image name, or null when there is none. Kept by project, not by image: one project has room for as many images as anybody can
    /// make up.
    /// </summary>
    /// <param name="name">As asked, such as <c>acme/app/web</c>; anything else leads nowhere.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Resource?> FindAsync(string name, CancellationToken ct)
    {
        foreach (var path in RepositoryName.ProjectPaths(name))
        {
            if (await FindByPathAsync(path, ct) is { Kind: ResourceKind.Project } project)
                return project;
        }

        return null;
    }

    /// <summary>The group or project with this id or full path, or null when there is none of that kind.</summary>
    /// <param name="kind">Group or project.</param>
    /// <param name="idOrPath">All digits: an id; otherwise a full path, letter case ignored.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Resource?> FindHolderAsync(ResourceKind kind, string idOrPath, CancellationToken ct)
    {
        if (idOrPath.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return long.TryParse(idOrPath, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await FindAsync(kind, id, ct) : null;
        var found = await FindByPathAsync(idOrPath, ct);
        return found?.Kind == kind ? found : null;
    }

    /// <summary>The group or project with this id, or null when there is none.</summary>
    public ValueTask<Resource?> FindAsync(ResourceKind kind, long id, CancellationToken ct)
    {
        var key = new ResourceKey(kind, id, "");
        return _cache.TryFind(key, out var known) ? ValueTask.FromResult(known)
            : _cache.FindAsync(key, _factory.Reading((db, token) => _resources.FindAsync(db, kind, id, token)), ct);
    }

    public void Dispose() => _changes.TreeChanged -= _cache.Forget;

    private ValueTask<Resource?> FindByPathAsync(string path, CancellationToken ct)
    {
        var key = new ResourceKey(null, 0, PathRule.Key(path));
        return _cache.TryFind(key, out var known) ? ValueTask.FromResult(known)
            : !PathRule.IsFullPath(path) ? ValueTask.FromResult<Resource?>(null)
            : _cache.FindAsync(key, _factory.Reading((db, token) => _resources.FindByPathAsync(db, path, token)), ct);
    }

    /// <summary>What a group or project is asked for by: kind and id, or the path alone.</summary>
    private readonly record struct ResourceKey(ResourceKind? Kind, long Id, string Path);
}
