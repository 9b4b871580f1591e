using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace DeployTokenPortal.Tests.Data.QueryPlans;

/// <summary>Asks the database how it would answer each query of the portal, just before the query itself runs, and keeps those that read a large table from end to end.</summary>
public sealed partial class PlanRecorder(DatabaseProvider provider) : DbCommandInterceptor
{
    private readonly SortedDictionary<string, string> _scans = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether it looks.</summary>
    public bool IsOn { get; set; }

    /// <summary>How many different statements were looked at.</summary>
    public int Seen => _seen.Count;

    /// <summary>Statements that read a large table from end to end, with what is wrong.</summary>
    public IReadOnlyCollection<string> Scans => [.. _scans.Select(scan => $"{scan.Value}\n{scan.Key}\n")];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await LookAsync(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await LookAsync(command);
        return result;
    }

    /// <summary>Looks at a statement that goes past EF.</summary>
    /// <param name="portal">Whose database is asked.</param>
    /// <param name="sql">Its parameters are <c>@p0</c> and so on.</param>
    /// <param name="values">For the parameters.</param>
    public async Task LookAtAsync(TestPortal portal, string sql, params object[] values)
    {
        await using var db = portal.Db();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (number, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{number}", value);
            command.Parameters.Add(parameter);
        }

        await LookAsync(command);
    }

    // Rows that are written one by one are found by their keys, and several in one text have no plan together.
    private async Task LookAsync(DbCommand command)
    {
        var sql = command.CommandText.Trim().TrimEnd(';');
        if (!IsOn || !Explainable().IsMatch(sql) || sql.Contains(";\n", StringComparison.Ordinal) || !_seen.Add(sql))
            return;
        var found = provider == DatabaseProvider.Sqlite ? SqlitePlan.FindScans(sql, await ExplainAsync(command, $"EXPLAIN QUERY PLAN {sql}", 3))
            : PostgresPlan.FindScans(sql, await ExplainPostgresAsync(command, sql));
        if (found.Count > 0)
            _scans[sql] = string.Join("; ", found);
    }

    private static async Task<JsonElement> ExplainPostgresAsync(DbCommand command, string sql)
    {
        // On tables of a few rows the cheapest plan says nothing; this asks whether there is an index to go by.
        await ExplainAsync(command, "SET enable_seqscan = off", 0);
        var plan = string.Join('\n', await ExplainAsync(command, $"EXPLAIN (FORMAT JSON) {sql}", 0));
        return JsonDocument.Parse(plan).RootElement[0].GetProperty("Plan");
    }

    private static async Task<List<string>> ExplainAsync(DbCommand command, string sql, int column)
    {
        await using var explaining = command.Connection!.CreateCommand();
        explaining.Transaction = command.Transaction;
        explaining.CommandText = sql;
        if (sql.StartsWith("EXPLAIN", StringComparison.Ordinal))
        {
            foreach (DbParameter parameter in command.Parameters)
                explaining.Parameters.Add(parameter is NpgsqlParameter typed ? typed.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value));
        }

        var lines = new List<string>();
        await using var reader = await explaining.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(column));
        return lines;
    }

    [GeneratedRegex("^(SELECT|UPDATE|DELETE|WITH)\\b")]
    private static partial Regex Explainable();
}
