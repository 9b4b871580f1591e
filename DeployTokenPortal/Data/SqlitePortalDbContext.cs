using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data;

/// <summary>The model on SQLite.</summary>
internal sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    private const int UniqueIndex = 2067;
    private const int PrimaryKey = 1555;

    // Plain code 19 covers every constraint; only the extended codes tell a duplicate from the rest.
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey };

    // A transaction takes the one write lock at its start, so what begins never fails for another one; waiting too long is a fault.
    public override bool IsSerializationFailure(Exception exception) => false;
}
