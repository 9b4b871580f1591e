using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DeployTokenPortal.Data;

/// <summary>Settings that SQLite forgets with every connection: enforce foreign keys, wait for the one writer instead of failing.</summary>
internal sealed class SqliteConnectionInterceptor : DbConnectionInterceptor
{
    // WAL is a property of the file and already holds after the first time; synchronous=FULL keeps an acknowledged change through a power cut.
    private const string Settings = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
