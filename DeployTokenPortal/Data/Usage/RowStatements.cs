using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DeployTokenPortal.Data.Usage;

/// <summary>
/// Runs one statement over many rows, as many at a time as the database likes best. The statement is put together once and run again with other values, so
/// that the database need not read it again; EF, which would put it together anew each time, is not asked.
/// </summary>
internal static class RowStatements
{
    /// <summary>A parameter of a statement, such as <c>@p3</c>.</summary>
    public static string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");

    /// <param name="db">In a transaction, if the rows belong together.</param>
    /// <param name="statement">The text for so many rows; its parameters are numbered row after row.</param>
    /// <param name="rows">The values of each row; all of one length.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RunAsync(PortalDbContext db, Func<int, string> statement, IEnumerable<object[]> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var part in rows.Chunk(db.RowsAStatement))
            {
                object[] values = [.. part.SelectMany(row => row)];
                if (command.Parameters.Count != values.Length)
                    Rewrite(command, statement(part.Length), values.Length);
                for (var number = 0; number < values.Length; number++)
                    command.Parameters[number].Value = values[number];
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Rewrite(DbCommand command, string text, int parameters)
    {
        command.CommandText = text;
        command.Parameters.Clear();
        for (var number = 0; number < parameters; number++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Parameter(number);
            command.Parameters.Add(parameter);
        }
    }
}
