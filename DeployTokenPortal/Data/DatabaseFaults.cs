using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DeployTokenPortal.Data;

/// <summary>Tells a database that is away or overloaded from a fault of ours.</summary>
public static class DatabaseFaults
{
    // Primary result codes: busy, locked, read-only, I/O error, full, cannot open.
    private static readonly int[] s_sqliteAway = [5, 6, 8, 10, 13, 14];

    /// <summary>Whether the same request may succeed later, because the database could not be reached or had no room.</summary>
    public static bool IsUnavailable(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException sqlite ? s_sqliteAway.Contains(sqlite.SqliteErrorCode) : cause is DbException { IsTransient: true })
                return true;
        }

        return false;
    }
}
