using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary>twine and pip with one index.</summary>
/// <param name="index">Where its registry begins.</param>
/// <param name="login">null for none.</param>
public sealed class PythonClient(Uri index, DeployTokenLogin? login) : IDisposable
{
    private readonly ClientHome _home = new();

    /// <summary>Uploads a wheel of version 1.0 with one module, the credential in options or in <c>.pypirc</c>.</summary>
    public async Task<CommandResult> UploadAsync(string name, bool isInFile = false)
    {
        var wheel = await MakeWheelAsync(name);
        // twine refuses to ask nobody for a password it was not given.
        var (username, secret) = (login?.Username ?? "nobody", login?.Secret ?? "");
        if (!isInFile)
            return await TwineAsync("--repository-url", index.ToString(), "--username", username, "--password", secret, wheel);
        await _home.WriteAsync(".pypirc", $"[distutils]\nindex-servers = portal\n\n[portal]\nrepository = {index}\nusername = {username}\npassword = {secret}\n");
        return await TwineAsync("--repository", "portal", wheel);
    }

    /// <summary>Downloads version 1.0, the credential in the address or in <c>.netrc</c>.</summary>
    public async Task<CommandResult> DownloadAsync(string name, bool isInFile = false)
    {
        var address = new UriBuilder(new Uri(index, "simple/"));
        if (login is not null && isInFile)
            await _home.WriteAsync(".netrc", $"machine {index.Host} login {login.Username} password {login.Secret}\n");
        else if (login is not null)
            (address.UserName, address.Password) = (Uri.EscapeDataString(login.Username), login.Secret);
        // Isolated: no variable and no file of this machine names another index.
        return await _home.RunAsync("/usr/bin/python3",
            ["-m", "pip", "--isolated", "download", "--no-input", "--no-deps", "--no-cache-dir", "--retries", "0", "--disable-pip-version-check",
             "--index-url", address.Uri.ToString(), "--dest", _home.Of("downloads"), $"{name}==1.0"]);
    }

    /// <summary>Whether a download has arrived.</summary>
    public bool Has(string name) => File.Exists(_home.Of($"downloads/{Wheel(name)}"));

    public void Dispose() => _home.Dispose();

    private Task<CommandResult> TwineAsync(params string[] arguments) =>
        _home.RunAsync("twine", ["upload", "--non-interactive", "--disable-progress-bar", .. arguments]);

    private static string Wheel(string name) => $"{name.Replace('-', '_')}-1.0-py3-none-any.whl";

    // Binary distribution format 1.0: metadata, tags, and a record of every file.
    private async Task<string> MakeWheelAsync(string name)
    {
        var module = name.Replace('-', '_');
        var folder = $"{module}-1.0.dist-info";
        (string Path, string Content)[] files =
        [
            ($"{module}.py", $"NAME = '{name}'\n"),
            ($"{folder}/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nSummary: For tests\n"),
            ($"{folder}/WHEEL", "Wheel-Version: 1.0\nGenerator: e2e\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        ];
        var record = string.Concat(files.Select(file => $"{file.Path},sha256={Digest(file.Content)},{file.Content.Length}\n")) + $"{folder}/RECORD,,\n";
        await using var wheel = await ZipFile.OpenAsync(_home.Of(Wheel(name)), ZipArchiveMode.Create);
        foreach (var (path, content) in files.Append(($"{folder}/RECORD", record)))
        {
            await using var writer = new StreamWriter(await wheel.CreateEntry(path).OpenAsync());
            await writer.WriteAsync(content);
        }

        return _home.Of(Wheel(name));
    }

    private static string Digest(string content) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
