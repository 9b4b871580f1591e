using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>What an operator sees of the process itself.</summary>
public sealed partial class OperationsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Published_portal_starts_soon_stays_small_and_stops_on_request()
    {
        var clock = Stopwatch.StartNew();
        await using var portal = await PortalProcess.StartAsync();
        var started = clock.Elapsed;

        var status = await File.ReadAllLinesAsync($"/proc/{portal.ProcessId}/status");
        var workingSet = status.Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        output.WriteLine($"First answer after {started.TotalSeconds:0.00} s; {workingSet}");

        Assert.Equal(0, await portal.StopAsync());
    }

    [Fact]
    public async Task Portal_that_nobody_asks_gives_back_what_its_start_took()
    {
        await using var portal = await PortalProcess.StartAsync(new Dictionary<string, string> { ["Logging__LogLevel__DeployTokenPortal.Hosting.Memory"] = "Debug" });

        await Eventually.TrueAsync(() => Collected().IsMatch(portal.Log), "garbage is collected");

        var told = Collected().Match(portal.Log);
        output.WriteLine(told.Value);
        Assert.True(int.Parse(told.Groups["after"].Value, CultureInfo.InvariantCulture) < int.Parse(told.Groups["before"].Value, CultureInfo.InvariantCulture), told.Value);
    }

    [Fact]
    public async Task Wrong_configuration_is_refused_with_every_fault_at_once()
    {
        await using var portal = await PortalProcess.StartAsync();

        var refused = await Command.RunAsync("dotnet", [Path.Combine(Environment.GetEnvironmentVariable("PORTAL_PUBLISH_DIR")!, "DeployTokenPortal.dll")], environment: new Dictionary<string, string>
        {
            ["Portal__DataDirectory"] = portal.Data,
            ["Portal__Registry__Algorithm"] = "HS256",
            ["Portal__Registry__TokenLifetime"] = "00:00:01",
            ["Portal__Tokens__Prefix"] = "a b",
        });

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("Portal:Registry:Algorithm", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Portal:Tokens:Prefix", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"garbage was collected in .*, (?<after>\d+) MiB are committed instead of (?<before>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Collected();
}
