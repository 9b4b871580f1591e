using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>Several digests a query when several are asked for at once: most of what one takes is the way to PostgreSQL and back.</summary>
internal sealed class PostgresSecretReader : ISecretReader, IDisposable
{
    private const int MostTogether = 64;

    // Enough to keep PostgreSQL at work while answers are read; with four, each reads for fewer and less is answered in all.
    private const int MostReadings = 2;

    private readonly StandingQuery _query;
    private readonly GatheredReading<byte[], SecretRow> _reading;

    public PostgresSecretReader(IDbContextFactory<PortalDbContext> factory, TimeProvider time)
    {
        _query = new(factory, SecretRow.Query("= ANY (@p0)"), time);
        _reading = new(ReadAsync, MostTogether, MostReadings);
    }

    public Task<SecretRow?> FindAsync(byte[] digest, CancellationToken ct) => _reading.FindAsync(digest, ct);

    public void Dispose() => _query.Dispose();

    private async Task<SecretRow?[]> ReadAsync(byte[][] digests, CancellationToken ct)
    {
        var found = new SecretRow?[digests.Length];
        await _query.AskAsync(
            digests,
            row =>
            {
                var (digest, secret) = (SecretRow.DigestOf(row), SecretRow.Read(row));
                for (var number = 0; number < found.Length; number++)
                {
                    if (digests[number].AsSpan().SequenceEqual(digest))
                        found[number] = secret;
                }
            },
            ct);
        return found;
    }
}
