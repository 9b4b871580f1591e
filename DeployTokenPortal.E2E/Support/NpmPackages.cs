using System.Text.Json;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Programs and libraries from npm, kept in a cache outside the repository.</summary>
public static class NpmPackages
{
    /// <summary>The folder above <c>node_modules</c> with the package in it. Installs only what the cache does not hold.</summary>
    /// <param name="name">Such as <c>verdaccio</c> or <c>@gitbeaker/rest</c>.</param>
    /// <param name="version">Exact.</param>
    /// <param name="overrides">Versions forced upon packages further down.</param>
    public static async Task<string> InstallAsync(string name, string version, params IReadOnlyList<(string Name, string Version)> overrides)
    {
        var installed = Path.Combine(Cache, string.Join('-', [name, version, .. overrides.Select(one => $"{one.Name}-{one.Version}")]).Replace('/', '-'));
        if (Directory.Exists(installed))
            return installed;

        var staging = Directory.CreateDirectory($"{installed}.{Guid.NewGuid():N}").FullName;
        try
        {
            await InstallIntoAsync(staging, name, version, overrides);
            Publish(staging, installed);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }

        return installed;
    }

    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "deploy-token-portal", "npm");

    private static async Task InstallIntoAsync(string folder, string name, string version, IReadOnlyList<(string Name, string Version)> overrides)
    {
        var package = new
        {
            @private = true,
            dependencies = new Dictionary<string, string> { [name] = version },
            overrides = overrides.ToDictionary(one => one.Name, one => one.Version),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), JsonSerializer.Serialize(package));

        var done = await Command.RunAsync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"]);

        if (done.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install {name} {version}: {done}");
    }

    /// <summary>A rename is whole or nothing: whoever comes second takes what is there.</summary>
    private static void Publish(string staging, string installed)
    {
        try
        {
            Directory.Move(staging, installed);
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            // Another test was faster; its packages are the same.
        }
    }
}
