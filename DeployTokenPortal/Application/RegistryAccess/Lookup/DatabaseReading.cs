using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryAccess.Lookup;

/// <summary>Look-ups of <see cref="DirectoryCache{TKey, T}"/> that read with EF.</summary>
internal static class DatabaseReading
{
    /// <summary>A look-up with a context of its own.</summary>
    /// <param name="factory">Makes the context.</param>
    /// <param name="read">Reads; null for nothing.</param>
    public static Func<CancellationToken, Task<T?>> Reading<T>(
        this IDbContextFactory<PortalDbContext> factory, Func<PortalDbContext, CancellationToken, Task<T?>> read)
        where T : class => async ct =>
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await read(db, ct);
    };
}
