using System.Globalization;
using System.Text;

namespace DeployTokenPortal.Application.Common;

/// <summary>Rows of a CSV file (RFC 4180) that a spreadsheet may open: nothing that somebody typed becomes a formula there.</summary>
public static class CsvText
{
    private static readonly char[] s_quoted = ['"', ',', '\r', '\n'];

    /// <summary>One row with its line end.</summary>
    /// <param name="cells">Texts, numbers, instants (written as UTC, <c>2026-11-23T12:00:00Z</c>) or null for an empty cell.</param>
    public static string Row(params IReadOnlyList<object?> cells)
    {
        var row = new StringBuilder();
        for (var number = 0; number < cells.Count; number++)
        {
            if (number > 0)
                row.Append(',');
            row.Append(Cell(cells[number]));
        }

        return row.Append("\r\n").ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quote(Disarm(text)),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(Disarm(value.ToString() ?? "")),
    };

    // OWASP, CSV injection: a cell that begins with one of these is calculated, not shown.
    private static string Disarm(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;

    private static string Quote(string text) => text.IndexOfAny(s_quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
