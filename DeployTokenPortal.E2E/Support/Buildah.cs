namespace DeployTokenPortal.E2E.Support;

/// <summary>buildah with a store and a log-in of its own, gone afterwards.</summary>
public sealed class Buildah : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("buildah-e2e-").FullName;

    /// <summary>Runs one command; the log-in is kept for the next.</summary>
    public Task<CommandResult> RunAsync(IEnumerable<string> arguments, string? input = null) => Command.RunAsync(
        "buildah",
        ["--root", Path.Combine(_directory, "store"), "--runroot", Path.Combine(_directory, "run"), "--storage-driver", "vfs", .. arguments],
        input,
        new Dictionary<string, string> { ["REGISTRY_AUTH_FILE"] = Path.Combine(_directory, "auth.json"), ["BUILDAH_ISOLATION"] = "chroot" });

    /// <summary>Takes an image into the store.</summary>
    /// <returns>Its id there.</returns>
    public async Task<string> LoadAsync(TestImage image)
    {
        var pulled = await RunAsync(["pull", "--quiet", $"oci:{image.Path}:v1"]);
        Assert.True(pulled.ExitCode == 0, pulled.ToString());
        return pulled.Output.Trim();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
