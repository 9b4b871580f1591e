namespace DeployTokenPortal.E2E.Support;

/// <summary>buildah or podman with a store and a log-in of its own, gone afterwards.</summary>
/// <param name="program">Which of the two.</param>
public sealed class ContainerStore(string program) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory($"{program}-e2e-").FullName;

    /// <summary>Runs one command; the log-in is kept for the next.</summary>
    public Task<CommandResult> RunAsync(IEnumerable<string> arguments, string? input = null) => Command.RunAsync(
        program,
        ["--root", Path.Combine(_directory, "store"), "--runroot", Path.Combine(_directory, "run"), "--storage-driver", "vfs", .. arguments],
        input,
        new Dictionary<string, string> { ["REGISTRY_AUTH_FILE"] = Path.Combine(_directory, "auth.json"), ["BUILDAH_ISOLATION"] = "chroot" });

    public Task<CommandResult> LoginAsync(string host, (string Username, string Secret) login) =>
        RunAsync(["login", "--tls-verify=false", "-u", login.Username, "--password-stdin", host], login.Secret);

    public async Task<CommandResult> PushAsync(TestImage image, string name) =>
        await RunAsync(["push", "--tls-verify=false", await LoadAsync(image), $"docker://{name}"]);

    public Task<CommandResult> PullAsync(string name) => RunAsync(["pull", "--tls-verify=false", name]);

    // The image's id in the store.
    private async Task<string> LoadAsync(TestImage image)
    {
        var pulled = await RunAsync(["pull", "--quiet", $"oci:{image.Path}:v1"]);
        Assert.True(pulled.ExitCode == 0, pulled.ToString());
        return pulled.Output.Trim();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
