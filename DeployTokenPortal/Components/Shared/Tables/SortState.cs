namespace DeployTokenPortal.Components.Shared.Tables;

/// <summary>By which column a table is sorted, and which way. Held by the page and handed to its query.</summary>
public sealed record SortState(string Column, bool IsDescending = false)
{
    /// <summary>The state after a press on that column's head: the same column turns round, another begins ascending.</summary>
    public SortState Press(string column) => column == Column ? this with { IsDescending = !IsDescending } : new SortState(column);
}
