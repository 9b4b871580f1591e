using System.Globalization;
using System.Text;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Data.Usage;

/// <summary>
/// Adds usage to what is stored. Both databases know this form of <c>INSERT … ON CONFLICT … DO UPDATE</c>. Keys must not repeat
/// within one call; callers sort them, so that two nodes take the same rows in the same order.
/// </summary>
internal static class UsageUpsert
{
    private static readonly Shape s_tokenUses = new(
        "TokenUses", ["TokenId", "Day", "Door", "Action", "Outcome"], ["Count"], ["LastAt", "LastAddress", "LastFor", "LastTarget", "LastUsername"]);

    private static readonly Shape s_holderUses = new("HolderUses", ["Holder", "HolderId", "Day"], ["Allowed", "Refused"], []);

    // The first time is in no list of changes, so it stays.
    private static readonly Shape s_addresses = new("TokenAddresses", ["TokenId", "Address"], [], ["LastAt", "LastFor"], ["FirstAt"]);

    private static readonly Shape s_unknown = new("UnknownAttempts", ["Day", "Address"], ["Count"], ["LastAt"]);

    public static Task AddAsync(PortalDbContext db, IEnumerable<TokenUse> rows, CancellationToken ct) => RunAsync(db, s_tokenUses, rows, row =>
    [
        row.TokenId, row.Day, (short)row.Door, (short)row.Action, (short)row.Outcome, row.Count, row.LastAt.UtcDateTime, row.LastAddress, row.LastFor,
        row.LastTarget, row.LastUsername,
    ], ct);

    public static Task AddAsync(PortalDbContext db, IEnumerable<HolderUse> rows, CancellationToken ct) =>
        RunAsync(db, s_holderUses, rows, row => [(short)row.Holder, row.HolderId, row.Day, row.Allowed, row.Refused], ct);

    public static Task AddAsync(PortalDbContext db, IEnumerable<TokenAddress> rows, CancellationToken ct) =>
        RunAsync(db, s_addresses, rows, row => [row.TokenId, row.Address, row.LastAt.UtcDateTime, row.LastFor, row.FirstAt.UtcDateTime], ct);

    public static Task AddAsync(PortalDbContext db, IEnumerable<UnknownAttempt> rows, CancellationToken ct) =>
        RunAsync(db, s_unknown, rows, row => [row.Day, row.Address, row.Count, row.LastAt.UtcDateTime], ct);

    private static Task RunAsync<T>(PortalDbContext db, Shape shape, IEnumerable<T> rows, Func<T, object[]> valuesOf, CancellationToken ct) =>
        RowStatements.RunAsync(db, shape.Statement, rows.Select(valuesOf), ct);

    /// <summary>A table and what happens to its columns when the row is there already.</summary>
    /// <param name="Table">Its name.</param>
    /// <param name="Keys">Say which row it is.</param>
    /// <param name="Added">Grow by the new value.</param>
    /// <param name="Replaced">Become the new value.</param>
    /// <param name="Kept">Stay as they were; null for none.</param>
    private sealed record Shape(string Table, string[] Keys, string[] Added, string[] Replaced, string[]? Kept = null)
    {
        private readonly string[] _columns = [.. Keys, .. Added, .. Replaced, .. Kept ?? []];

        public string Statement(int rows)
        {
            var sql = new StringBuilder($"INSERT INTO \"{Table}\" ({Names(_columns)}) VALUES ");
            for (var row = 0; row < rows; row++)
            {
                var first = row * _columns.Length;
                sql.Append(row == 0 ? "(" : ", (")
                    .AppendJoin(", ", Enumerable.Range(first, _columns.Length).Select(RowStatements.Parameter))
                    .Append(')');
            }

            IEnumerable<string> changes =
            [
                .. Added.Select(name => $"\"{name}\" = \"{Table}\".\"{name}\" + excluded.\"{name}\""),
                .. Replaced.Select(name => $"\"{name}\" = excluded.\"{name}\""),
            ];
            return sql.Append(CultureInfo.InvariantCulture, $" ON CONFLICT ({Names(Keys)}) DO UPDATE SET ").AppendJoin(", ", changes).ToString();
        }

        private static string Names(string[] columns) => string.Join(", ", columns.Select(name => $"\"{name}\""));
    }
}
