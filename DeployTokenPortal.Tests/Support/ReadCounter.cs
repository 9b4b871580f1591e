using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DeployTokenPortal.Tests.Support;

/// <summary>Counts the queries that the database is asked about one table. Thread-safe.</summary>
public sealed class ReadCounter(string table) : DbCommandInterceptor
{
    private readonly string _name = $"\"{table}\"";
    private int _count;

    /// <summary>How many there were since the start.</summary>
    public int Count => Volatile.Read(ref _count);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains(_name, StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
