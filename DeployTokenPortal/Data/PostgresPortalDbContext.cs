using DeployTokenPortal.Data.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Npgsql;

namespace DeployTokenPortal.Data;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    // Every statement is a way to the server and back.
    public override int RowsAStatement => 200;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsSerializationFailure(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException ?? exception.InnerException?.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    // PostgreSQL manual, LOCK: taken before the first query, the snapshot of a serializable transaction is made after the wait. Readers do not wait.
    public override Task LockAuditChainAsync(CancellationToken ct) =>
        Database.ExecuteSqlRawAsync("""LOCK TABLE "AuditChainHeads" IN EXCLUSIVE MODE""", ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        DayFunction.Declare(builder).HasTranslation(instant => new SqlFunctionExpression(
            "to_char", [new AtTimeZoneExpression(instant[0], new SqlFragmentExpression("'UTC'"), typeof(DateTime), instant[0].TypeMapping), new SqlFragmentExpression("'YYYY-MM-DD'")],
            true, [true, false], typeof(string), null));
    }
}
