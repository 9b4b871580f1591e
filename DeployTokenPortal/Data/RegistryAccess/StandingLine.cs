using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>
/// A connection that stays open with the one query that is asked over it. EF opens and closes it and is told of each query, so that these are traced, logged
/// and intercepted like its own. For one caller at a time.
/// </summary>
internal sealed class StandingLine : IDisposable
{
    private readonly PortalDbContext _db;
    private readonly TimeProvider _time;
    private readonly IRelationalConnection _connection;
    private readonly IRelationalCommandDiagnosticsLogger _log;
    private readonly DbCommand _command;
    private readonly DbParameter _parameter;
    private long _usedAt;

    private StandingLine(PortalDbContext db, string text, TimeProvider time)
    {
        (_db, _time, _connection, _log) = (db, time, db.GetService<IRelationalConnection>(), db.GetService<IRelationalCommandDiagnosticsLogger>());
        _command = _connection.DbConnection.CreateCommand();
        _command.CommandText = text;
        _parameter = _command.CreateParameter();
        _parameter.ParameterName = "@p0";
        _command.Parameters.Add(_parameter);
    }

    /// <summary>How long nothing was asked.</summary>
    public TimeSpan IdleTime => _time.GetElapsedTime(_usedAt);

    /// <summary>Opens one.</summary>
    /// <param name="db">The line's own from now on.</param>
    /// <param name="text">SQL; its parameter is <c>@p0</c>.</param>
    /// <param name="time">Tells how long it was idle.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<StandingLine> OpenAsync(PortalDbContext db, string text, TimeProvider time, CancellationToken ct)
    {
        var line = new StandingLine(db, text, time);
        try
        {
            await line._connection.OpenAsync(ct);
        }
        catch
        {
            line.Dispose();
            throw;
        }

        return line;
    }

    /// <summary>Asks the query. After a failure the line is of no more use.</summary>
    /// <param name="value">Of the parameter.</param>
    /// <param name="read">Reads each row, which is gone afterwards.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AskAsync(object value, Action<DbDataReader> read, CancellationToken ct)
    {
        _parameter.Value = value;
        await using var rows = await (_log.ShouldLogCommandExecute(_time.GetUtcNow()) ? ExecuteAndTellAsync(ct) : ExecuteAsync(ct));
        while (await rows.ReadAsync(ct))
            read(rows);
        _usedAt = _time.GetTimestamp();
    }

    public void Dispose()
    {
        _command.Dispose();
        _db.Dispose();
    }

    private Task<DbDataReader> ExecuteAsync(CancellationToken ct) => _command.ExecuteReaderAsync(ct);

    private async Task<DbDataReader> ExecuteAndTellAsync(CancellationToken ct)
    {
        var (id, connectionId, startedAt, clock) = (Guid.NewGuid(), _connection.ConnectionId, _time.GetUtcNow(), _time.GetTimestamp());
        // A span begins where EF makes a command, which this one has outlived.
        _log.CommandCreated(_connection, _command, DbCommandMethod.ExecuteReader, _db, id, connectionId, startedAt, TimeSpan.Zero, CommandSource.FromSqlQuery);
        await _log.CommandReaderExecutingAsync(_connection, _command, _command.CommandText, _db, id, connectionId, startedAt, CommandSource.FromSqlQuery, ct);
        try
        {
            return await _log.CommandReaderExecutedAsync(
                _connection, _command, _command.CommandText, _db, id, connectionId, await ExecuteAsync(ct), startedAt, _time.GetElapsedTime(clock),
                CommandSource.FromSqlQuery, ct);
        }
        catch (Exception failure)
        {
            await _log.CommandErrorAsync(
                _connection, _command, _command.CommandText, _db, DbCommandMethod.ExecuteReader, id, connectionId, failure, startedAt,
                _time.GetElapsedTime(clock), CommandSource.FromSqlQuery, CancellationToken.None);
            throw;
        }
    }
}
