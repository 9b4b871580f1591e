using System.Text.RegularExpressions;

namespace DeployTokenPortal.Tests.Data.QueryPlans;

/// <summary>Tables that grow without end.</summary>
internal static partial class LargeTable
{
    private static readonly string[] s_names = ["DeployTokens", "TokenSecrets", "TokenUses", "HolderUses", "TokenAddresses", "AuditEvents", "Projects", "Routes"];

    public static bool Is(string table) => s_names.Contains(table);

    /// <summary>A page of a list of projects says how many there are, and a count reads what it counts: an index of ten thousand entries.</summary>
    public static bool IsCountOfProjects(string sql, string table) => table == "Projects" && sql.StartsWith("SELECT COUNT(*)\nFROM \"Projects\"", StringComparison.Ordinal);

    /// <summary>The table that a name stands for in a statement.</summary>
    public static string Of(string sql, string name) =>
        Alias().Matches(sql).FirstOrDefault(match => match.Groups[2].Value == name)?.Groups[1].Value ?? name;

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();
}
