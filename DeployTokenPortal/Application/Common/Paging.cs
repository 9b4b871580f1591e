using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Common;

/// <summary>Which part of a list is wanted. Always bounded.</summary>
public sealed record PageRequest
{
    /// <summary>Most rows that one page may have.</summary>
    public const int MaximumSize = 100;

    /// <param name="number">Page number from 1; lower values count as 1.</param>
    /// <param name="size">Rows a page; held between 1 and <see cref="MaximumSize"/>.</param>
    public PageRequest(int number, int size)
    {
        Number = Math.Max(1, number);
        Size = Math.Clamp(size, 1, MaximumSize);
    }

    /// <summary>Page number from 1.</summary>
    public int Number { get; }

    /// <summary>Rows a page.</summary>
    public int Size { get; }

    /// <summary>Rows before this page; never overflows.</summary>
    public int Offset => (int)Math.Min((Number - 1L) * Size, int.MaxValue);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Total">Rows on all pages together.</param>
/// <param name="Request">Which page this is.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, PageRequest Request)
{
    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (int)Math.Ceiling(Total / (double)Request.Size));
}

/// <summary>Counts rows no further than a list says: contract §3.7 leaves totals out above <see cref="Most"/>.</summary>
public static class ListTotal
{
    /// <summary>The largest total that is told.</summary>
    public const int Most = 10_000;

    /// <summary>The number of rows, or <see cref="Most"/> + 1 when there are more. What it costs is bounded; a last page, which tells by itself, costs nothing.</summary>
    /// <param name="rows">All of the list.</param>
    /// <param name="page">Which part was read.</param>
    /// <param name="found">How many rows that part has.</param>
    /// <param name="ct">Cancels.</param>
    internal static Task<int> CountUpToMostAsync<T>(this IQueryable<T> rows, PageRequest page, int found, CancellationToken ct)
    {
        var isLast = found < page.Size && (found > 0 || page.Offset == 0);
        return isLast ? Task.FromResult((int)Math.Min((long)page.Offset + found, Most + 1)) : rows.Take(Most + 1).CountAsync(ct);
    }
}
