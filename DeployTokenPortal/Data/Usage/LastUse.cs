using System.Globalization;
using System.Text;

namespace DeployTokenPortal.Data.Usage;

/// <summary>
/// Writes to deploy tokens when they were last used; what is stored already and later stays. Callers sort by token, so that two nodes take the same rows in
/// the same order.
/// </summary>
internal static class LastUse
{
    private static readonly string[] s_use = ["LastUsedAt", "LastUsedAddress", "LastUsedFor"];

    private static readonly string[] s_write = ["LastWroteAt"];

    /// <summary>The last use of each token.</summary>
    public static Task StoreAsync(PortalDbContext db, IEnumerable<(long TokenId, DateTimeOffset At, string Address, string For)> uses, CancellationToken ct) =>
        RunAsync(db, s_use, uses.Select(use => new object[] { use.TokenId, use.At.UtcDateTime, use.Address, use.For }), ct);

    /// <summary>When each token last changed something.</summary>
    public static Task StoreWritesAsync(PortalDbContext db, IEnumerable<(long TokenId, DateTimeOffset At)> writes, CancellationToken ct) =>
        RunAsync(db, s_write, writes.Select(write => new object[] { write.TokenId, write.At.UtcDateTime }), ct);

    /// <summary>What <see cref="StoreAsync"/> says for one token.</summary>
    internal static string StatementForOne => Statement(s_use, 1);

    private static Task RunAsync(PortalDbContext db, string[] columns, IEnumerable<object[]> rows, CancellationToken ct) =>
        RowStatements.RunAsync(db, count => Statement(columns, count), rows, ct);

    /// <summary>The first of the columns is the instant that decides which one is later.</summary>
    private static string Statement(string[] columns, int rows) => rows == 1 ? StatementOf(columns) : StatementOf(columns, rows);

    // SQLite, which is given one row at a time, builds a table in memory for each list of values.
    private static string StatementOf(string[] columns) => new StringBuilder("UPDATE \"DeployTokens\" SET ")
        .AppendJoin(", ", columns.Select((column, number) => $"\"{column}\" = {RowStatements.Parameter(number + 1)}"))
        .Append(CultureInfo.InvariantCulture, $" WHERE \"Id\" = {RowStatements.Parameter(0)} AND (\"{columns[0]}\" IS NULL OR \"{columns[0]}\" < {RowStatements.Parameter(1)})")
        .ToString();

    // Both databases know this form and call its columns alike.
    private static string StatementOf(string[] columns, int rows)
    {
        var width = columns.Length + 1;
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * width, width).Select(RowStatements.Parameter))})");
        return new StringBuilder("UPDATE \"DeployTokens\" SET ")
            .AppendJoin(", ", columns.Select((column, number) => string.Create(CultureInfo.InvariantCulture, $"\"{column}\" = used.column{number + 2}")))
            .Append(" FROM (VALUES ").AppendJoin(", ", values).Append(") AS used WHERE \"DeployTokens\".\"Id\" = used.column1 AND (\"DeployTokens\".\"")
            .Append(columns[0]).Append("\" IS NULL OR \"DeployTokens\".\"").Append(columns[0]).Append("\" < used.column2)").ToString();
    }
}
