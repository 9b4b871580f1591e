using DeployTokenPortal.Configuration;
using DeployTokenPortal.Security.Secrets;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.Users.SetUp;

/// <summary>
/// The code that proves who may create the first administrator: whoever reads this process's console or its data directory. Kept in memory
/// and in a file that only the owner can read; gone once used. Thread-safe.
/// </summary>
public sealed class SetupCode(IOptions<PortalOptions> options)
{
    /// <summary>Name of the file in the data directory.</summary>
    public const string FileName = "setup-code";

    private volatile string? _code;

    /// <summary>The code in force, or null when there is none.</summary>
    public string? Current => _code;

    private string FilePath => Path.Combine(options.Value.DataDirectory, FileName);

    /// <summary>Takes the code of an earlier start from the file, or makes a new one.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        var kept = File.Exists(FilePath) ? ShortCode.Read(await File.ReadAllTextAsync(FilePath, ct)) : null;
        if (kept is null)
        {
            kept = ShortCode.Generate();
            await WriteAsync(kept, ct);
        }

        _code = kept;
    }

    /// <summary>Whether the typed text is the code. The duration tells nothing about it.</summary>
    public bool Matches(string? typed) => _code is { } code && ShortCode.Read(typed) is { } read && FixedTime.AreEqual(read, code);

    /// <summary>Forgets the code for good.</summary>
    public void Discard()
    {
        _code = null;
        if (File.Exists(FilePath))
            File.Delete(FilePath);
    }

    private async Task WriteAsync(string code, CancellationToken ct)
    {
        Directory.CreateDirectory(options.Value.DataDirectory);
        // One that holds no code, perhaps with other rights: make it anew.
        File.Delete(FilePath);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(FilePath, how);
        await writer.WriteLineAsync(code.AsMemory(), ct);
    }
}
