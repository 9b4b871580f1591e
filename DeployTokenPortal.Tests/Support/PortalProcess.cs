using System.Diagnostics;
using System.Globalization;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The portal as a process of its own, for what only a process shows: exit codes, standard error, files.</summary>
internal static class PortalProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="dataDirectory">Where its data lies.</param>
    /// <param name="arguments">Command, operand, settings.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string dataDirectory, params IReadOnlyList<string> arguments)
    {
        using var process = Start(dataDirectory, Path.GetTempPath(), arguments);
        using var kill = TestContext.Current.CancellationToken.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it with a folder of its own for temporary files; both outputs are redirected. The caller ends it.</summary>
    public static Process Start(string dataDirectory, string temporaryDirectory, params IReadOnlyList<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DeployTokenPortal.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Portal__DataDirectory"] = dataDirectory, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["TMPDIR"] = temporaryDirectory },
        })!;

    /// <summary>Asks it to end, as an orchestrator does, and waits.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
