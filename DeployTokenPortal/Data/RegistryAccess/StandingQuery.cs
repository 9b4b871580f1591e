using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>
/// One query with one value, asked over a few connections that stay open with it: SQLite then reads its text once a connection and not every time,
/// and PostgreSQL need not make a connection fit for somebody else. Few, because more at once only push each other aside. Thread-safe.
/// </summary>
/// <param name="factory">Gives the context that a connection belongs to.</param>
/// <param name="text">SQL; its parameter is <c>@p0</c>.</param>
/// <param name="time">Tells how long a connection was idle.</param>
internal sealed class StandingQuery(IDbContextFactory<PortalDbContext> factory, string text, TimeProvider time) : IDisposable
{
    private const int MostLines = 8;

    // What lies between may have cut an idle connection off by then.
    private static readonly TimeSpan s_longestIdle = TimeSpan.FromSeconds(30);

    private readonly ConcurrentStack<StandingLine> _idle = new();
    private readonly SemaphoreSlim _turns = new(MostLines);

    /// <summary>Asks the query.</summary>
    /// <param name="value">Of the parameter.</param>
    /// <param name="read">Reads each row, which is gone afterwards.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AskAsync(object value, Action<DbDataReader> read, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        StandingLine? line = null;
        try
        {
            line = await TakeAsync(ct);
            await line.AskAsync(value, read, ct);
            _idle.Push(line);
            line = null;
        }
        catch (DbException)
        {
            // The others have probably lost the database too.
            CloseIdle();
            throw;
        }
        finally
        {
            line?.Dispose();
            _turns.Release();
        }
    }

    public void Dispose()
    {
        CloseIdle();
        _turns.Dispose();
    }

    private async Task<StandingLine> TakeAsync(CancellationToken ct)
    {
        while (_idle.TryPop(out var kept))
        {
            if (kept.IdleTime < s_longestIdle)
                return kept;
            kept.Dispose();
        }

        return await StandingLine.OpenAsync(await factory.CreateDbContextAsync(ct), text, time, ct);
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out var line))
            line.Dispose();
    }
}
