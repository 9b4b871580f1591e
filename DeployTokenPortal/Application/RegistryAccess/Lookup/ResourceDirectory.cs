using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds the group or project that an image name, a path or an id stands for: in memory when seen in the last minute, else in the database (design §6).
/// Bounded; what leads nowhere is remembered too, for a shorter time. Forgets everything when the tree changes. Thread-safe.
/// </summary>
internal sealed class ResourceDirectory : IDisposable
{
    private const int MostEntries = 50_000;
    private static readonly TimeSpan s_knownFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_unknownFor = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<PortalDbContext> _factory;
    private readonly ResourceLookup _resources;
    private readonly AccessChanges _changes;
    private readonly FusionCache _cache;
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = MostEntries });

    private long _generation;

    public ResourceDirectory(IDbContextFactory<PortalDbContext> factory, ResourceLookup resources, AccessChanges changes)
    {
        (_factory, _resources, _changes) = (factory, resources, changes);
        _cache = new FusionCache(new FusionCacheOptions { CacheName = "repositories" }, _memory)
        {
            DefaultEntryOptions = { Duration = s_knownFor, Size = 1 },
        };
        _changes.TreeChanged += Forget;
    }

    /// <summary>The project behind an image name, or null when there is none. Equal requests at the same time share one look-up.</summary>
    /// <param name="name">As asked, such as <c>acme/app/web</c>; anything else leads nowhere.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Resource?> FindAsync(string name, CancellationToken ct) =>
        // What cannot be a name must not take a place in the cache.
        RepositoryName.ProjectPaths(name).Any() ? await FindAsync($"image {name}", (db, token) => LoadImageAsync(db, name, token), ct) : null;

    /// <summary>The group or project with this id or full path, or null when there is none of that kind.</summary>
    /// <param name="kind">Group or project.</param>
    /// <param name="idOrPath">All digits: an id; otherwise a full path, letter case ignored.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Resource?> FindHolderAsync(ResourceKind kind, string idOrPath, CancellationToken ct)
    {
        if (idOrPath.All(char.IsAsciiDigit))
        {
            return long.TryParse(idOrPath, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await FindAsync(string.Create(CultureInfo.InvariantCulture, $"{kind} #{id}"), (db, token) => _resources.FindAsync(db, kind, id, token), ct)
                : null;
        }

        if (!PathRule.IsFullPath(idOrPath))
            return null;
        var found = await FindAsync($"path {PathRule.Key(idOrPath)}", (db, token) => _resources.FindByPathAsync(db, idOrPath, token), ct);
        return found?.Kind == kind ? found : null;
    }

    public void Dispose()
    {
        _changes.TreeChanged -= Forget;
        _cache.Dispose();
        _memory.Dispose();
    }

    private async ValueTask<Resource?> FindAsync(string key, Func<PortalDbContext, CancellationToken, Task<Resource?>> load, CancellationToken ct) =>
        await _cache.GetOrSetAsync<Resource?>(
            key,
            async (context, token) =>
            {
                var generation = Volatile.Read(ref _generation);
                await using var db = await _factory.CreateDbContextAsync(token);
                var found = await load(db, token);
                context.Options.Duration = found is null ? s_unknownFor : s_knownFor;
                // A change that was committed while the rows were read may be missing in them: use them once, keep nothing.
                if (generation != Volatile.Read(ref _generation))
                    context.Options.SetSkipMemoryCache();
                return found;
            },
            token: ct);

    private async Task<Resource?> LoadImageAsync(PortalDbContext db, string name, CancellationToken ct)
    {
        foreach (var path in RepositoryName.ProjectPaths(name))
        {
            if (await _resources.FindByPathAsync(db, path, ct) is { Kind: ResourceKind.Project } project)
                return project;
        }

        return null;
    }

    private void Forget()
    {
        Interlocked.Increment(ref _generation);
        _cache.Clear(allowFailSafe: false);
    }
}
