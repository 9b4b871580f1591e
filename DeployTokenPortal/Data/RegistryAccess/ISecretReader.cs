namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>
/// Reads what the digest of a secret stands for. Past EF, which takes several times as long over such a query as the database: tokens that nobody has seen
/// for a minute come by the thousand when machines start together. Thread-safe.
/// </summary>
internal interface ISecretReader
{
    /// <summary>The secret with this digest and the deploy token that it opens; null when there is none.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="ct">Cancels.</param>
    Task<SecretRow?> FindAsync(byte[] digest, CancellationToken ct);
}
