using DeployTokenPortal.E2E.Support.Doors;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>A tree of files over WebDAV, as nginx serves it: what Maven and curl need.</summary>
public sealed class FileStore : IUpstream
{
    private readonly NginxProcess _nginx;

    private FileStore(NginxProcess nginx) => _nginx = nginx;

    public Uri Address => _nginx.Address;

    public string Log => _nginx.Log;

    /// <summary>Names of the files that have arrived in whole, relative, in order.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal)];

    /// <summary>Uploads that are on their way or were given up a moment ago.</summary>
    public IReadOnlyList<FileInfo> Unfinished => [.. new DirectoryInfo(_nginx.Temporary).EnumerateFiles("*", SearchOption.AllDirectories)];

    private string Root => Path.Combine(_nginx.Folder, "files");

    public static async Task<FileStore> StartAsync() => new(await NginxProcess.StartAsync(new Dictionary<string, Uri>(), folder =>
    {
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        return $$"""
                location / {
                  if ($http_authorization$http_deploy_token) { return 500; }
                  root {{folder}}/files;
                  dav_methods PUT DELETE; create_full_put_path on; dav_access user:rw;
                }
            """;
    }));

    /// <summary>Where a file lies, there or not.</summary>
    /// <param name="name">Relative.</param>
    public string PathOf(string name) => Path.Combine(Root, name);

    public ValueTask DisposeAsync() => _nginx.DisposeAsync();
}
