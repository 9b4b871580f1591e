using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DeployTokenPortal.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace DeployTokenPortal.Tests.Support;

/// <summary>
/// Debian's PostgreSQL on a temporary directory and a free port, started when the first test asks for it and ended by process id.
/// <c>PORTAL_TEST_POSTGRES</c> names another server instead.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim s_starting = new(1);
    private static PostgresServer? s_current;

    private readonly SemaphoreSlim _creating = new(1);
    private string? _directory;
    private string? _connectionString;

    public PostgresServer() => s_current = this;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>A new empty database.</summary>
    /// <returns>Its connection string. Without a server the test is skipped with the reason, or fails in CI.</returns>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = s_current ?? throw new InvalidOperationException("xunit creates the assembly fixture before the first test.");
        var administration = await server.GetConnectionStringAsync();
        var name = $"portal_{Guid.NewGuid():N}";
        await server._creating.WaitAsync();
        try
        {
            await using var source = NpgsqlDataSource.Create(administration);
            await using var command = source.CreateCommand($"CREATE DATABASE {name}");
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            server._creating.Release();
        }

        return new NpgsqlConnectionStringBuilder(administration) { Database = name, MaxPoolSize = 10 }.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_directory is null)
            return;
        NpgsqlConnection.ClearAllPools();
        var firstLine = (await File.ReadAllLinesAsync(Path.Combine(_directory, "data", "postmaster.pid")))[0];
        using var server = Process.GetProcessById(int.Parse(firstLine, CultureInfo.InvariantCulture));
        using var kill = Process.Start("kill", ["-INT", firstLine]);
        await kill.WaitForExitAsync();
        await server.WaitForExitAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<string> GetConnectionStringAsync()
    {
        await s_starting.WaitAsync();
        try
        {
            return _connectionString ??= Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") ?? await StartAsync();
        }
        finally
        {
            s_starting.Release();
        }
    }

    private async Task<string> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            const string Reason = "No PostgreSQL: install Debian's postgresql, or name a server in PORTAL_TEST_POSTGRES.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(Reason);
            Assert.Skip(Reason);
        }

        _directory = Directory.CreateTempSubdirectory("portal-postgres-").FullName;
        var data = Path.Combine(_directory, "data");
        if (IsRoot)
            await RunAsync("chown", ["postgres", _directory]);
        await RunAsync(Path.Combine(programs, "initdb"), ["-D", data, "-A", "trust", "-U", "portal", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"], asPostgres: true);
        var port = FreePort();
        await RunAsync(
            Path.Combine(programs, "pg_ctl"),
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(_directory, "log"), "-o", $"-h 127.0.0.1 -p {port} -k {_directory} -c fsync=off -c full_page_writes=off -c max_connections=300", "start"],
            asPostgres: true);
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "portal", Database = "postgres" }.ToString();
    }

    // PostgreSQL refuses to run as root, so root becomes the user that Debian's package made for it.
    private static async Task RunAsync(string program, string[] arguments, bool asPostgres = false)
    {
        string[] command = asPostgres && IsRoot ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];

        // The server that pg_ctl leaves behind keeps inherited pipes open, so output goes nowhere instead of into one.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]) { WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
