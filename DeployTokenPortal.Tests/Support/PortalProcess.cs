using System.Diagnostics;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The portal as a process of its own, for what only a process shows: exit codes, standard error, files.</summary>
internal static class PortalProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="dataDirectory">Where its data lies.</param>
    /// <param name="arguments">Command, operand, settings.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string dataDirectory, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DeployTokenPortal.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Portal__DataDirectory"] = dataDirectory, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        using var process = Process.Start(start)!;
        using var kill = TestContext.Current.CancellationToken.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
