using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using DeployTokenPortal.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DeployTokenPortal.Tests.Hosting;

[UnsupportedOSPlatform("windows")]
public sealed class CommandRunTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_command_ends_with_the_usage_on_standard_error()
    {
        using var data = new TemporaryDirectory();

        var (exitCode, output, errors) = await PortalProcess.RunAsync(data.Path, "restore", "x");

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("Usage:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_configuration_ends_with_all_faults_and_no_stack_trace()
    {
        using var data = new TemporaryDirectory();

        var (exitCode, _, errors) = await PortalProcess.RunAsync(data.Path, "--Portal:PublicUrl", "x", "--Portal:Tokens:Prefix", "a b");

        Assert.Equal(1, exitCode);
        Assert.Equal(3, errors.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task Start_on_an_old_schema_is_refused_until_migrated()
    {
        using var data = new TemporaryDirectory();

        var refused = await PortalProcess.RunAsync(data.Path, "--Portal:Database:MigrateOnStart", "false");
        var migrated = await PortalProcess.RunAsync(data.Path, "migrate");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Run the command migrate", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, migrated.ExitCode);
        Assert.Contains("up to date", migrated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_never_overwrites()
    {
        using var data = new TemporaryDirectory();
        await PortalProcess.RunAsync(data.Path, "migrate");
        var file = data.Combine("backup.tar.gz");
        await File.WriteAllTextAsync(file, "precious", Ct);

        var (exitCode, _, errors) = await PortalProcess.RunAsync(data.Path, "backup", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("exists already", errors, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public async Task Backup_without_a_database_says_where_it_looked()
    {
        using var data = new TemporaryDirectory();

        var (exitCode, _, errors) = await PortalProcess.RunAsync(data.Path, "backup", data.Combine("b.tar.gz"));

        Assert.Equal(1, exitCode);
        Assert.Contains(data.Path, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task Backup_of_PostgreSQL_is_left_to_its_own_tool()
    {
        using var data = new TemporaryDirectory();

        var (exitCode, _, errors) = await PortalProcess.RunAsync(
            data.Path, "backup", data.Combine("b.tar.gz"), "--Portal:Database:Provider", "PostgreSql", "--ConnectionStrings:Portal", "Host=localhost");

        Assert.Equal(1, exitCode);
        Assert.Contains("pg_dump", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_log_is_verified_and_the_first_broken_row_named()
    {
        using var data = new TemporaryDirectory();
        await PortalProcess.RunAsync(data.Path, "migrate");

        var whole = await PortalProcess.RunAsync(data.Path, "verify-audit");
        await using (var database = new SqliteConnection($"Data Source={data.Combine("portal.db")}"))
        {
            await database.OpenAsync(Ct);
            var meddling = database.CreateCommand();
            meddling.CommandText = """UPDATE "AuditChainHeads" SET "LastId" = 3""";
            await meddling.ExecuteNonQueryAsync(Ct);
        }

        var broken = await PortalProcess.RunAsync(data.Path, "verify-audit");

        Assert.Equal((0, "The audit log is whole: 0 rows.", ""), (whole.ExitCode, whole.Output.TrimEnd(), whole.Errors));
        Assert.Equal((3, "", "The audit log is broken at row 1: It is missing. 0 rows before it are whole."), (broken.ExitCode, broken.Output, broken.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Data_of_a_new_portal_is_closed_to_others()
    {
        using var parent = new TemporaryDirectory();
        var data = parent.Combine("data");

        await PortalProcess.RunAsync(data, "migrate");

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
        Assert.All(Directory.GetFiles(data), file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Backup_taken_under_writes_restores_to_a_state_that_once_was()
    {
        await using var portal = new PortalFactory();
        var file = Path.Combine(portal.DataDirectory, "backup.tar.gz");
        await File.WriteAllTextAsync(Path.Combine(portal.DataDirectory, "setup-code"), "4711", Ct);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writers = new RowWriter(portal).RunAsync(writing.Token);

        var (exitCode, _, errors) = await PortalProcess.RunAsync(portal.DataDirectory, "backup", file);
        await writing.CancelAsync();
        var written = await writers;

        Assert.True(exitCode == 0, errors);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        await AssertRestoresAsync(file, written);
    }

    private static async Task AssertRestoresAsync(string file, int written)
    {
        using var restored = new TemporaryDirectory();
        await using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(packed, restored.Path, overwriteFiles: false, Ct);
        Assert.Equal(["portal.db", "setup-code"], Directory.GetFiles(restored.Path).Select(Path.GetFileName).Order());

        await using var portal = new PortalFactory(("Portal:DataDirectory", restored.Path));
        using var ready = await portal.CreatePlainClient().GetAsync("/readyz", Ct);
        Assert.True(ready.IsSuccessStatusCode);
        var (pairs, broken) = await RowWriter.CountAsync(portal, Ct);
        Assert.Equal(0, broken);
        Assert.InRange(pairs, 1, written);
        SqliteConnection.ClearAllPools();
    }
}
