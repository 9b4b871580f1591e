using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DeployTokenPortal.E2E.Support;

/// <summary>The published portal as an operator runs it: its own process, port and data directory.</summary>
public sealed partial class PortalProcess : ServerProcess
{
    private readonly Dictionary<string, string> _settings;

    private PortalProcess(IReadOnlyDictionary<string, string>? settings)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Data = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        _settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["Portal__DataDirectory"] = Data,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            _settings[key] = value;
    }

    public Uri Address { get; }

    public string Data { get; }

    /// <summary>The code that opens <c>/setup</c>, as printed.</summary>
    public string SetupCode => SetupCodeLine().Match(Log) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException($"No set-up code was printed.\n{Log}");

    /// <summary>The password of everybody in the data of <c>demo</c>, as printed.</summary>
    public string DemoPassword => DemoPasswordLine().Match(Log) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException($"No password was printed.\n{Log}");

    private static string Published => Environment.GetEnvironmentVariable("PORTAL_PUBLISH_DIR")
        ?? throw new InvalidOperationException("PORTAL_PUBLISH_DIR names the folder of `dotnet publish DeployTokenPortal -c Release`; ./test.sh sets it.");

    /// <summary>A portal that answers.</summary>
    /// <param name="settings">Environment variables such as <c>Portal__Registry__Algorithm</c>.</param>
    /// <param name="arguments">After the program's name, such as <c>demo</c>.</param>
    public static async Task<PortalProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, params string[] arguments)
    {
        var portal = new PortalProcess(settings);
        await portal.RestartAsync(arguments);
        return portal;
    }

    /// <summary>Starts again on the same data and port.</summary>
    public Task RestartAsync(params string[] arguments) => StartAsync(Start(arguments), new Uri(Address, "/readyz"));

    /// <summary>Runs a command such as <c>backup FILE</c> beside the running portal.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [Program, .. arguments], environment: _settings);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private static string Program => Path.Combine(Published, "DeployTokenPortal.dll");

    private ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = Published };
        foreach (var (key, value) in _settings)
            start.Environment[key] = value;
        return start;
    }

    [GeneratedRegex("enter the (?:set-up )?code ([A-Z0-9-]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SetupCodeLine();

    [GeneratedRegex("Sign in with the password (\\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex DemoPasswordLine();
}
