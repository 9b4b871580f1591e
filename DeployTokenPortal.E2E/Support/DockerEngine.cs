using System.Diagnostics;
using System.Formats.Tar;
using System.Security.Cryptography;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Debian's <c>dockerd</c> without network, and its command line with a log-in of its own. It can log in, push and pull; it runs no container.</summary>
public sealed class DockerEngine : ServerProcess
{
    private readonly string _directory = Directory.CreateTempSubdirectory("dockerd-e2e-").FullName;

    private string Socket => $"unix://{_directory}/sock";

    public static async Task<DockerEngine> StartAsync()
    {
        var engine = new DockerEngine();
        await engine.StartAsync(
            new ProcessStartInfo("dockerd",
            [
                "--data-root", Path.Combine(engine._directory, "data"), "--exec-root", Path.Combine(engine._directory, "exec"),
                "--pidfile", Path.Combine(engine._directory, "pid"), "-H", engine.Socket, "--bridge=none", "--iptables=false", "--ip6tables=false",
                "--ip-forward=false", "--ip-masq=false", "--userland-proxy=false", "--storage-driver=vfs",
            ]),
            async () => (await engine.RunAsync(["version"])).ExitCode == 0);
        return engine;
    }

    /// <summary>Runs one docker command; the log-in is kept for the next.</summary>
    public Task<CommandResult> RunAsync(IEnumerable<string> arguments, string? input = null) =>
        Command.RunAsync("docker", ["-H", Socket, "--config", Path.Combine(_directory, "config"), .. arguments], input);

    public Task<CommandResult> LoginAsync(string host, (string Username, string Secret) login) =>
        RunAsync(["login", "-u", login.Username, "--password-stdin", host], login.Secret);

    /// <summary>Makes an image of one random layer under this name.</summary>
    public async Task ImportAsync(string name)
    {
        var file = Path.Combine(_directory, "layer.tar");
        await using (var writer = new TarWriter(File.Create(file)))
        {
            var content = new MemoryStream(RandomNumberGenerator.GetBytes(1024));
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "hello") { DataStream = content });
        }

        var imported = await RunAsync(["import", file, name]);
        Assert.True(imported.ExitCode == 0, imported.ToString());
    }

    public override async ValueTask DisposeAsync()
    {
        // It has a containerd as its child, which only an orderly end takes along.
        await StopAsync();
        await base.DisposeAsync();
        // Where the machine's root is a shared mount it binds its data directory onto itself and leaves that behind.
        await Command.RunAsync("umount", ["--recursive", Path.Combine(_directory, "data")]);
        Directory.Delete(_directory, recursive: true);
    }
}
