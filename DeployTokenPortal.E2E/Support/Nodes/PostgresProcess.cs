using System.Diagnostics;
using System.Globalization;

namespace DeployTokenPortal.E2E.Support.Nodes;

/// <summary>Debian's PostgreSQL in a folder of its own. Ends as in a power cut.</summary>
public sealed class PostgresProcess : ServerProcess
{
    private readonly string _folder = Directory.CreateTempSubdirectory("postgres-e2e-").FullName;
    private readonly string _port = FreePort().ToString(CultureInfo.InvariantCulture);

    private static string Programs { get; } = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresProcess> StartAsync()
    {
        var postgres = new PostgresProcess();
        if (Environment.UserName == "root")
            await SucceedAsync("chown", ["postgres", postgres._folder]);
        await SucceedAsync(AsPostgres([Path.Combine(Programs, "initdb"), "-D", postgres.Data, "-A", "trust", "-U", "portal", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"]));
        await postgres.RestartAsync();
        return postgres;
    }

    /// <summary>Starts again on the same data and port, and waits until it answers.</summary>
    public Task RestartAsync()
    {
        var command = AsPostgres(
            [Path.Combine(Programs, "postgres"), "-D", Data, "-h", "127.0.0.1", "-p", _port, "-k", _folder, "-c", "fsync=off", "-c", "max_connections=300"]);
        return StartAsync(
            new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" },
            async () => (await Command.RunAsync(Path.Combine(Programs, "pg_isready"), ["-h", "127.0.0.1", "-p", _port, "-q"])).ExitCode == 0);
    }

    /// <summary>Breaks every connection and ends without tidying up.</summary>
    public Task BreakAsync() => StopAsync("QUIT");

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await SucceedAsync(Path.Combine(Programs, "createdb"), ["-h", "127.0.0.1", "-p", _port, "-U", "portal", name]);
        return $"Host=127.0.0.1;Port={_port};Username=portal;Database={name};Maximum Pool Size=50";
    }

    /// <summary>The one value that a statement selects.</summary>
    public async Task<long> AskAsync(string database, string statement) => long.Parse(
        (await SucceedAsync(Path.Combine(Programs, "psql"), ["-h", "127.0.0.1", "-p", _port, "-U", "portal", "-d", database, "-Atc", statement])).Output, CultureInfo.InvariantCulture);

    public override async ValueTask DisposeAsync()
    {
        // Ended itself it would leave its children behind.
        if (IsRunning)
            await BreakAsync();
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root, so root becomes the user that Debian's package made for it, without a process in between.
    private static string[] AsPostgres(string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    private static Task<CommandResult> SucceedAsync(string[] command) => SucceedAsync(command[0], command[1..]);

    private static async Task<CommandResult> SucceedAsync(string program, string[] arguments)
    {
        var result = await Command.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }
}
