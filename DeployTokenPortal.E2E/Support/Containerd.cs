using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Debian's <c>containerd</c> and <c>ctr</c>: the client that asks the token endpoint by POST (real registries see buildkit and nerdctl do the same).</summary>
public sealed class Containerd : ServerProcess
{
    private readonly string _directory = Directory.CreateTempSubdirectory("containerd-e2e-").FullName;

    private string Socket => Path.Combine(_directory, "sock");

    public static async Task<Containerd> StartAsync()
    {
        var engine = new Containerd();
        var configuration = Path.Combine(engine._directory, "config.toml");
        await File.WriteAllTextAsync(configuration, $"""
            version = 2
            root = "{engine._directory}/root"
            state = "{engine._directory}/state"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
            address = "{engine.Socket}"
            """);
        await engine.StartAsync(new ProcessStartInfo("containerd", ["-c", configuration]), async () => (await engine.RunAsync(["version"])).ExitCode == 0);
        return engine;
    }

    /// <summary>Takes an image in under this name; nothing is unpacked, so nothing is mounted.</summary>
    public async Task ImportAsync(TestImage image, string name)
    {
        var archive = Path.Combine(_directory, "image.tar");
        var packed = await Command.RunAsync("tar", ["-C", image.Path, "-cf", archive, "."]);
        Assert.True(packed.ExitCode == 0, packed.ToString());
        var imported = await RunAsync(["images", "import", "--no-unpack", "--index-name", name, archive]);
        Assert.True(imported.ExitCode == 0, imported.ToString());
    }

    public Task<CommandResult> PushAsync(string name, (string Username, string Secret) login) =>
        RunAsync(["images", "push", "--plain-http", "-u", $"{login.Username}:{login.Secret}", name]);

    public Task<CommandResult> FetchAsync(string name, (string Username, string Secret) login) =>
        RunAsync(["content", "fetch", "--plain-http", "-u", $"{login.Username}:{login.Secret}", name]);

    private Task<CommandResult> RunAsync(IEnumerable<string> arguments) => Command.RunAsync("ctr", ["-a", Socket, "-n", "e2e", .. arguments]);

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        await base.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
