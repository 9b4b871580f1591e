using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace DeployTokenPortal.Data;

/// <summary>
/// Settings that SQLite forgets with every connection: enforce foreign keys, wait for the one writer instead of failing. Said once to each connection that is
/// really opened; one out of the pool still has them. One interceptor for all contexts of a database.
/// </summary>
internal sealed class SqliteConnectionInterceptor : DbConnectionInterceptor
{
    // WAL is a property of the file and already holds after the first time; synchronous=FULL keeps an acknowledged change through a power cut.
    private const string Settings = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

    private readonly ConditionalWeakTable<sqlite3, object> _ready = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (HandleOf(connection) is not { } handle || _ready.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _ready.AddOrUpdate(handle, handle);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (HandleOf(connection) is not { } handle || _ready.TryGetValue(handle, out _))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
        _ready.AddOrUpdate(handle, handle);
    }

    private static sqlite3? HandleOf(DbConnection connection) => ((SqliteConnection)connection).Handle;
}
