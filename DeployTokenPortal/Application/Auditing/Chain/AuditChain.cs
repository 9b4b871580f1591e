using System.Globalization;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Security.Integrity;

namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>What the hash of an audit row covers: every column of it, and the hash of the row before.</summary>
internal static class AuditChain
{
    /// <summary>The hash before the first row of a chain that begins after this id.</summary>
    public static byte[] Begin(long after) => HashChain.Begin(after.ToString(CultureInfo.InvariantCulture));

    /// <summary>The hash of a row under its final id.</summary>
    public static byte[] HashOf(AuditEvent row, long id, byte[] previous) => HashChain.Next(previous,
    [
        Text(id),
        // PostgreSQL keeps microseconds.
        Text(row.At.UtcTicks / TimeSpan.TicksPerMicrosecond),
        row.Name,
        row.Author.ToString(),
        Text(row.AuthorId),
        row.AuthorName,
        Text(row.TokenId),
        row.TokenName,
        row.Entity.ToString(),
        Text(row.EntityId),
        row.EntityPath,
        row.TargetType,
        Text(row.TargetId),
        row.TargetName,
        row.Message,
        row.Details,
        row.Door,
        row.Address,
        row.Agent,
    ]);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
