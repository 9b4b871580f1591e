using System.Text.Json;

namespace DeployTokenPortal.Tests.Data.QueryPlans;

/// <summary>
/// What PostgreSQL's <c>EXPLAIN</c> says while sequential scans are off: one that is left has no index to go by. Which of several indexes it takes says
/// nothing on tables of a few rows; SQLite, which plans without statistics, is judged more strictly.
/// </summary>
internal static class PostgresPlan
{
    private static readonly string[] s_whole = ["Sort", "Aggregate", "Hash", "WindowAgg", "ModifyTable"];

    public static IReadOnlyList<string> FindScans(string sql, JsonElement plan)
    {
        var scans = new List<string>();
        Look(sql, plan, sql.StartsWith("SELECT EXISTS", StringComparison.Ordinal), scans);
        return scans;
    }

    private static void Look(string sql, JsonElement node, bool isBounded, List<string> scans)
    {
        var (kind, table) = (TextOf(node, "Node Type"), TextOf(node, "Relation Name"));
        if (kind == "Seq Scan" && !isBounded && LargeTable.Is(table) && !LargeTable.IsCountOfProjects(sql, table))
            scans.Add($"{kind} of {table}");
        isBounded = kind == "Limit" || (isBounded && !s_whole.Contains(kind));
        if (!node.TryGetProperty("Plans", out var children))
            return;
        foreach (var child in children.EnumerateArray())
            Look(sql, child, isBounded, scans);
    }

    private static string TextOf(JsonElement node, string property) => node.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
