using System.Data.Common;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Data.RegistryAccess;

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
    DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>
    /// The query that <see cref="Read"/> reads. A deleted token is filtered out, as the model has it, and so is as unknown as one that never was.
    /// </summary>
    /// <param name="condition">SQL: which digests, with the parameter <c>@p0</c>.</param>
    public static string Query(string condition) => $"""
        SELECT secret."PersonalAccessTokenId", secret."ValidUntil", token."Id", token."Username", token."ProjectId", token."GroupId", token."Scopes",
            token."ExpiresAt", token."RevokedAt", secret."Digest"
        FROM "TokenSecrets" AS secret
        LEFT JOIN "DeployTokens" AS token ON token."Id" = secret."DeployTokenId" AND token."DeletedAt" IS NULL
        WHERE secret."Digest" {condition}
        """;

    /// <summary>The row that the reader of <see cref="Query"/> stands on.</summary>
    public static SecretRow Read(DbDataReader row) => new(
        PersonalAccessTokenId: NumberAt(row, 0),
        ValidUntil: InstantAt(row, 1),
        TokenId: NumberAt(row, 2),
        Username: row.IsDBNull(3) ? null : row.GetString(3),
        ProjectId: NumberAt(row, 4),
        GroupId: NumberAt(row, 5),
        Scopes: row.IsDBNull(6) ? null : (DeployTokenScopes)row.GetInt32(6),
        ExpiresAt: InstantAt(row, 7),
        RevokedAt: InstantAt(row, 8));

    /// <summary>The digest of the secret in a row that <see cref="Read"/> reads.</summary>
    public static byte[] DigestOf(DbDataReader row) => row.GetFieldValue<byte[]>(9);

    private static long? NumberAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    // As UtcConverter stored it.
    private static DateTimeOffset? InstantAt(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
