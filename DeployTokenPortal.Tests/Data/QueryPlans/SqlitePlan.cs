using System.Text.RegularExpressions;

namespace DeployTokenPortal.Tests.Data.QueryPlans;

/// <summary>What SQLite's <c>EXPLAIN QUERY PLAN</c> says: <c>SCAN</c> is from end to end, <c>SEARCH</c> begins at a place in an index.</summary>
internal static partial class SqlitePlan
{
    public static IReadOnlyList<string> FindScans(string sql, IReadOnlyList<string> lines)
    {
        // A scan in the wanted order ends with the page; one that is sorted or grouped afterwards does not.
        var isBounded = Nothing().IsMatch(sql) || sql.StartsWith("SELECT EXISTS", StringComparison.Ordinal)
            || (sql.Contains("LIMIT ", StringComparison.Ordinal)
                && !lines.Any(line => line is "USE TEMP B-TREE FOR ORDER BY" or "USE TEMP B-TREE FOR GROUP BY" or "USE TEMP B-TREE FOR DISTINCT"));
        return isBounded ? [] : [.. lines.Where(line => line.StartsWith("SCAN ", StringComparison.Ordinal) && IsLarge(sql, line.Split(' ')[1]))];
    }

    // What is in an empty set: the plan says how rows would be read, and none are.
    [GeneratedRegex("(WHERE|AND) 0(\\s|\\)|$)")]
    private static partial Regex Nothing();

    private static bool IsLarge(string sql, string name) =>
        LargeTable.Of(sql, name) is var table && LargeTable.Is(table) && !LargeTable.IsCountOfProjects(sql, table);
}
