using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>
/// Finds the project that an image name belongs to: in memory for a name seen in the last minute, else in the database (design §6). Bounded; names
/// that lead nowhere are remembered too, for a shorter time. Forgets everything when the tree changes. Thread-safe.
/// </summary>
internal sealed class RepositoryDirectory : IDisposable
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

    public RepositoryDirectory(IDbContextFactory<PortalDbContext> factory, ResourceLookup resources, AccessChanges changes)
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
    public async ValueTask<Resource?> FindAsync(string name, CancellationToken ct)
    {
        // What cannot be a name must not take a place in the cache.
        if (!RepositoryName.ProjectPaths(name).Any())
            return null;
        return await _cache.GetOrSetAsync<Resource?>(
            name,
            async (context, token) =>
            {
                var generation = Volatile.Read(ref _generation);
                var found = await LoadAsync(name, token);
                context.Options.Duration = found is null ? s_unknownFor : s_knownFor;
                // A change that was committed while the rows were read may be missing in them: use them once, keep nothing.
                if (generation != Volatile.Read(ref _generation))
                    context.Options.SetSkipMemoryCache();
                return found;
            },
            token: ct);
    }

    public void Dispose()
    {
        _changes.TreeChanged -= Forget;
        _cache.Dispose();
        _memory.Dispose();
    }

    private async Task<Resource?> LoadAsync(string name, CancellationToken ct)
    {
        await using var db = await _factory.CreateDbContextAsync(ct);
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
