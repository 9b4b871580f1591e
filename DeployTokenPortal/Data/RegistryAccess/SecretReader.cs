using System.Data.Common;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>
/// Reads what the digest of a secret stands for. Past EF, which takes several times as long over such a query as the database: tokens that nobody has seen
/// for a minute come by the thousand when machines start together. Thread-safe.
/// </summary>
internal sealed class SecretReader(IDbContextFactory<PortalDbContext> factory, TimeProvider time) : IDisposable
{
    // A deleted token is filtered out, as the model has it, and so is as unknown as one that never was.
    private const string Statement = """
        SELECT secret."PersonalAccessTokenId", secret."ValidUntil", token."Id", token."Username", token."ProjectId", token."GroupId", token."Scopes",
            token."ExpiresAt", token."RevokedAt"
        FROM "TokenSecrets" AS secret
        LEFT JOIN "DeployTokens" AS token ON token."Id" = secret."DeployTokenId" AND token."DeletedAt" IS NULL
        WHERE secret."Digest" = @p0
        """;

    private readonly StandingQuery _query = new(factory, Statement, time);

    /// <summary>The secret with this digest and the deploy token that it opens; null when there is none.</summary>
    /// <param name="digest">32 bytes.</param>
    /// <param name="ct">Cancels.</param>
    public Task<SecretRow?> FindAsync(byte[] digest, CancellationToken ct) => _query.FindAsync(digest, Read, ct);

    public void Dispose() => _query.Dispose();

    private static SecretRow Read(DbDataReader row) => new(
        PersonalAccessTokenId: NumberAt(row, 0),
        ValidUntil: InstantAt(row, 1),
        TokenId: NumberAt(row, 2),
        Username: row.IsDBNull(3) ? null : row.GetString(3),
        ProjectId: NumberAt(row, 4),
        GroupId: NumberAt(row, 5),
        Scopes: row.IsDBNull(6) ? null : (DeployTokenScopes)row.GetInt32(6),
        ExpiresAt: InstantAt(row, 7),
        RevokedAt: InstantAt(row, 8));

    private static long? NumberAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    // As UtcConverter stored it.
    private static DateTimeOffset? InstantAt(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}

/// <summary>A secret and what counts of the deploy token that it opens; nothing of a token that is deleted.</summary>
/// <param name="PersonalAccessTokenId">The personal access token that it opens instead; null for none.</param>
/// <param name="ValidUntil">End of a rotation's overlap, UTC; null for as long as the token.</param>
/// <param name="TokenId">The deploy token; null when there is none, then so is all that follows.</param>
/// <param name="Username">Its name beside the secret.</param>
/// <param name="ProjectId">The project that holds it; null for a group's.</param>
/// <param name="GroupId">The group that holds it; null for a project's.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">UTC; null for never.</param>
/// <param name="RevokedAt">UTC; null while it is not.</param>
internal sealed record SecretRow(
    long? PersonalAccessTokenId, DateTimeOffset? ValidUntil, long? TokenId, string? Username, long? ProjectId, long? GroupId, DeployTokenScopes? Scopes,
    DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);
