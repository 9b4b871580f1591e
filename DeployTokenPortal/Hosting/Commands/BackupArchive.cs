using System.Formats.Tar;
using System.IO.Compression;
using DeployTokenPortal.Data;

namespace DeployTokenPortal.Hosting.Commands;

/// <summary>Packs a consistent copy of the SQLite database, and what else lies in the data directory, into one <c>.tar.gz</c>.</summary>
internal static class BackupArchive
{
    /// <summary>Writes the archive. It appears under its name only when it is whole, readable by the owner alone.</summary>
    /// <param name="connectionString">Of the database, wherever it lies.</param>
    /// <param name="dataDirectory">Full path.</param>
    /// <param name="target">Full path of a file that does not exist yet.</param>
    /// <exception cref="IOException">The target exists, or there is no room.</exception>
    public static async Task WriteAsync(string connectionString, string dataDirectory, string target)
    {
        var workshop = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        CreatePrivate(workshop);
        try
        {
            var database = Path.Combine(workshop, SqliteFile.Name);
            SqliteFile.Copy(connectionString, database);
            var archive = Path.Combine(workshop, "archive");
            await PackAsync(archive, [(database, SqliteFile.Name), .. OtherFiles(dataDirectory, workshop)]);
            File.Move(archive, target, overwrite: false);
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }

    private static async Task PackAsync(string archive, IEnumerable<(string File, string Entry)> files)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var output = new FileStream(archive, options);
        await using (var zip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
        await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            foreach (var (file, entry) in files)
                await WriteEntryAsync(tar, file, entry);
        }

        output.Flush(flushToDisk: true);
    }

    private static async Task WriteEntryAsync(TarWriter tar, string file, string name)
    {
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            // Whoever unpacks it gets files that are as closed as the originals.
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            ModificationTime = File.GetLastWriteTimeUtc(file),
            DataStream = content,
        });
    }

    /// <summary>Everything but the database itself, links, and the backup under way.</summary>
    private static IEnumerable<(string File, string Entry)> OtherFiles(string dataDirectory, string workshop)
    {
        if (!Directory.Exists(dataDirectory))
            return [];
        string[] database = [SqliteFile.Name, .. SqliteFile.Companions.Select(suffix => SqliteFile.Name + suffix)];
        return new DirectoryInfo(dataDirectory).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.LinkTarget is null && !file.FullName.StartsWith(workshop, StringComparison.Ordinal))
            .Select(file => (file.FullName, Entry: Path.GetRelativePath(dataDirectory, file.FullName).Replace('\\', '/')))
            .Where(file => !database.Contains(file.Entry))
            .OrderBy(file => file.Entry, StringComparer.Ordinal);
    }

    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
