using System.Diagnostics;
using DeployTokenPortal.E2E.Support.Doors;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>git's own <c>git-http-backend</c> behind fcgiwrap and nginx, with one repository; it takes pushes from everybody.</summary>
public sealed class GitServer : IUpstream
{
    private readonly FastCgi _backend = new();
    private NginxProcess _nginx = null!;

    private GitServer()
    {
    }

    public Uri Address => _nginx.Address;

    public string Log => _nginx.Log;

    /// <summary>The bare repository of <see cref="ProtectedRegistry.Project"/>; its branch <c>main</c> has two commits.</summary>
    public string Repository => Path.Combine(_nginx.Folder, "git", ProtectedRegistry.Project + ".git");

    public static async Task<GitServer> StartAsync()
    {
        var server = new GitServer();
        server._nginx = await NginxProcess.StartAsync(new Dictionary<string, Uri>(), Locations);
        await File.WriteAllTextAsync(Path.Combine(server._nginx.Folder, ".gitconfig"), "[safe]\n\tdirectory = *\n");
        await server._backend.StartAsync(Path.Combine(server._nginx.Folder, "git.sock"));
        await RunAsync("init", "-q", "--bare", "-b", "main", server.Repository);
        await RunAsync("-C", server.Repository, "config", "http.receivepack", "true");
        await server.CommitAsync("first");
        await server.CommitAsync("second");
        return server;
    }

    /// <summary>Adds a commit to <c>main</c>, with its message as content of the file <c>README</c>.</summary>
    public async Task CommitAsync(string message)
    {
        using var work = new ClientHome();
        await RunAsync("clone", "-q", Repository, work.Folder);
        await File.WriteAllTextAsync(work.Of("README"), message);
        await RunAsync("-C", work.Folder, "add", "README");
        await RunAsync("-C", work.Folder, "-c", "user.name=ci", "-c", "user.email=ci@acme.example", "commit", "-q", "-m", message);
        await RunAsync("-C", work.Folder, "push", "-q", "origin", "HEAD:main");
    }

    public async ValueTask DisposeAsync()
    {
        await _backend.DisposeAsync();
        await _nginx.DisposeAsync();
    }

    private static string Locations(string folder) => $$"""
                location ~ ^/.+\.git/(info/refs|git-upload-pack|git-receive-pack)$ {
                  if ($http_authorization$http_deploy_token) { return 500; }
                  include /etc/nginx/fastcgi_params;
                  fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
                  fastcgi_param GIT_PROJECT_ROOT {{folder}}/git;
                  fastcgi_param GIT_HTTP_EXPORT_ALL 1;
                  fastcgi_param PATH_INFO $uri;
                  fastcgi_param REMOTE_USER $http_x_auth_user;
                  fastcgi_param HOME {{folder}};
                  fastcgi_pass unix:{{folder}}/git.sock;
                }
        """;

    private static async Task RunAsync(params string[] arguments)
    {
        var done = await Command.RunAsync("git", arguments);
        Assert.True(done.ExitCode == 0, done.ToString());
    }

    private sealed class FastCgi : ServerProcess
    {
        public Task StartAsync(string socket) =>
            StartAsync(new ProcessStartInfo("fcgiwrap", ["-s", $"unix:{socket}"]), () => Task.FromResult(File.Exists(socket)));
    }
}
