using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>One digest a query: SQLite answers in this process, so that nothing is saved by asking for several at once.</summary>
internal sealed class SqliteSecretReader(IDbContextFactory<PortalDbContext> factory, TimeProvider time) : ISecretReader, IDisposable
{
    private readonly StandingQuery _query = new(factory, SecretRow.Query("= @p0"), time);

    public async Task<SecretRow?> FindAsync(byte[] digest, CancellationToken ct)
    {
        SecretRow? found = null;
        await _query.AskAsync(digest, row => found = SecretRow.Read(row), ct);
        return found;
    }

    public void Dispose() => _query.Dispose();
}
