using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Tests.Domain.Access;

/// <summary>
/// A decision table written out as text: the first line names the columns, each further line is an action and one mark a column. Every action has
/// to have its line, so that a new one cannot be forgotten.
/// </summary>
internal sealed class AccessTable
{
    private readonly string[] _columns;
    private readonly Dictionary<AccessAction, string[]> _marks = [];

    public AccessTable(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _columns = Cells(lines[0]);
        foreach (var cells in lines.Skip(1).Select(Cells))
        {
            Assert.Equal(_columns.Length + 1, cells.Length);
            _marks.Add(Enum.Parse<AccessAction>(cells[0]), cells[1..]);
        }

        Assert.Equal(Enum.GetValues<AccessAction>(), _marks.Keys.Order());
    }

    /// <summary>The actions whose mark in a column is one of these.</summary>
    public IReadOnlyList<AccessAction> Marked(string column, string marks)
    {
        var index = Array.IndexOf(_columns, column);
        Assert.True(index >= 0, $"The table has no column {column}.");
        return [.. _marks.Where(line => marks.Contains(line.Value[index], StringComparison.Ordinal)).Select(line => line.Key).Order()];
    }

    /// <summary>Every action that the rule allows.</summary>
    public static IReadOnlyList<AccessAction> Allowed(Actor actor, Resource resource, DateTimeOffset now) =>
        [.. Enum.GetValues<AccessAction>().Where(action => AccessRule.Decide(actor, action, resource, now).IsAllowed)];

    private static string[] Cells(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
