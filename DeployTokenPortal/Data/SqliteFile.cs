using Microsoft.Data.Sqlite;

namespace DeployTokenPortal.Data;

/// <summary>The SQLite database as a file: where it is, who may read it, how it is copied.</summary>
public static class SqliteFile
{
    /// <summary>Its name in the data directory.</summary>
    public const string Name = "portal.db";

    /// <summary>What SQLite keeps beside a database; worth nothing without it.</summary>
    public static IReadOnlyList<string> Companions { get; } = ["-wal", "-shm", "-journal"];

    /// <summary>Makes sure that the data directory and the database in it exist, both closed to other users of the machine when they are new.</summary>
    /// <returns>Full path of the database.</returns>
    public static string Prepare(string dataDirectory)
    {
        var directory = Path.GetFullPath(dataDirectory);
        var file = Path.Combine(directory, Name);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // An empty file is an empty database to SQLite, which gives its companions the same mode.
        using var created = File.Open(file, options);
        return file;
    }

    /// <summary>Copies the database as it is at one instant, while others read and write it, and checks the copy.</summary>
    /// <param name="connectionString">Of the database.</param>
    /// <param name="target">A file that does not exist yet.</param>
    /// <exception cref="InvalidDataException">The copy is damaged, hence most likely the database too.</exception>
    public static void Copy(string connectionString, string target)
    {
        var copyString = new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString();
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var copy = new SqliteConnection(copyString);
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);

        using var check = copy.CreateCommand();
        check.CommandText = "PRAGMA integrity_check(1)";
        if (check.ExecuteScalar() as string is not "ok" and var damage)
            throw new InvalidDataException($"The copy of the database is damaged: {damage}");
    }
}
