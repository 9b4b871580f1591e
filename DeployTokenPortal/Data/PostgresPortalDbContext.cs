using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DeployTokenPortal.Data;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
