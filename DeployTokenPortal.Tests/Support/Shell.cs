using System.Diagnostics;

namespace DeployTokenPortal.Tests.Support;

/// <summary>A real POSIX shell that reads a script and stops at the first failure.</summary>
internal static class Shell
{
    /// <summary>Runs the script to its end; its own <c>HOME</c> keeps clients' files away from the person's.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, string? home = null)
    {
        var start = new ProcessStartInfo("sh", ["-eu"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (home is not null)
            start.Environment["HOME"] = home;
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, output);
    }
}
