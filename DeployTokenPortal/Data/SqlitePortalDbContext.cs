using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Domain.Groups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace DeployTokenPortal.Data;

/// <summary>The model on SQLite.</summary>
internal sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    private const int UniqueIndex = 2067;
    private const int PrimaryKey = 1555;

    // There is no way to go, and finding one of n parameters takes n steps.
    public override int RowsAStatement => 1;

    // Plain code 19 covers every constraint; only the extended codes tell a duplicate from the rest.
    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey };

    // A transaction takes the one write lock at its start, so what begins never fails for another one; waiting too long is a fault.
    public override bool IsSerializationFailure(Exception exception) => false;

    // Whoever has begun a transaction is the one writer.
    public override Task LockAuditChainAsync(CancellationToken ct) => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // No index finds a part of a text, but one is read in a third of the time that the table takes.
        builder.Entity<Group>().HasIndex(group => group.SearchText).HasFilter("\"DeletedAt\" IS NULL");
        builder.Entity<Project>().HasIndex(project => project.SearchText).HasFilter("\"DeletedAt\" IS NULL");
        // Instants are texts that begin with the day.
        DayFunction.Declare(builder).HasTranslation(instant => new SqlFunctionExpression(
            "substr", [instant[0], new SqlFragmentExpression("1"), new SqlFragmentExpression("10")], true, [true, false, false], typeof(string), null));
    }
}
