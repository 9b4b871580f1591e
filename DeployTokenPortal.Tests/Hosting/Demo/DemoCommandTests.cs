using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Hosting.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Demo_prints_its_sign_ins_and_leaves_nothing_behind()
    {
        using var data = new TemporaryDirectory();
        using var temporary = new TemporaryDirectory();
        using var process = PortalProcess.Start(data.Path, temporary.Path, "demo");

        var lines = await ReadUntilListeningAsync(process.StandardOutput);
        var filesWhileRunning = Directory.GetFiles(temporary.Path, "*", SearchOption.AllDirectories).Length;
        var exitCode = await PortalProcess.StopAsync(process);

        Assert.Equal(0, exitCode);
        Assert.Equal(4, lines.Count(line => line.Contains("@example.com", StringComparison.Ordinal)));
        Assert.NotEqual(0, filesWhileRunning);
        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path));
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }

    private static async Task<List<string>> ReadUntilListeningAsync(StreamReader output)
    {
        var lines = new List<string>();
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains("listens on", StringComparison.Ordinal))
                break;
        }

        return lines;
    }
}
