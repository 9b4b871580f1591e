namespace DeployTokenPortal.E2E.Support;

/// <summary>A home of its own for one client: no configuration or cache of this machine reaches it, nothing of it stays.</summary>
public sealed class ClientHome : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("client-e2e-").FullName;

    /// <summary>Path of something in the folder.</summary>
    /// <param name="name">Relative.</param>
    public string Of(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file, with the folders above it.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> WriteAsync(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(name))!);
        await File.WriteAllTextAsync(Of(name), content);
        return Of(name);
    }

    /// <summary>Runs a program that lives here.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">As they are.</param>
    /// <param name="environment">What this program needs besides <c>HOME</c>.</param>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var variables = environment.ToDictionary(one => one.Key, one => one.Value);
        variables["HOME"] = Folder;
        variables["XDG_CACHE_HOME"] = Of(".cache");
        variables["XDG_CONFIG_HOME"] = Of(".config");
        variables["LC_ALL"] = "C.UTF-8";
        return Command.RunAsync(program, arguments, environment: variables);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
