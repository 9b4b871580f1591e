using System.Text.Json;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Clients;

/// <summary>Real clients behind Debian's nginx, which asks the published portal about every request.</summary>
public sealed class ForwardAuthTests : IAsyncLifetime
{
    private const string AdministratorToken = "glpat-e2e-administrator-token";
    private PortalProcess _portal = null!;
    private NginxProcess _nginx = null!;
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(new Dictionary<string, string>
        {
            ["Portal__Bootstrap__AdminEmail"] = AccountPages.AdministratorEmail,
            ["Portal__Bootstrap__AdminPassword"] = "a long pass phrase of 2026",
            ["Portal__Bootstrap__AdminToken"] = AdministratorToken,
        });
        _api = new HttpClient { BaseAddress = new Uri(_portal.Address, "/api/v4/"), DefaultRequestHeaders = { { "PRIVATE-TOKEN", AdministratorToken } } };
        await PostAsync("groups", "name=Acme&path=acme&visibility=private");
        await PostAsync("projects", "name=svc&namespace_id=1");
        await PostAsync("projects", "name=other&namespace_id=1");
        _nginx = await NginxProcess.StartAsync(_portal, "format=generic&project=acme/svc&root=/files");
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _nginx.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task Curl_uploads_and_downloads_with_the_right_token_only()
    {
        var (_, write) = await TokenAsync("acme%2Fsvc", "write_package_registry");
        var (_, read) = await TokenAsync("acme%2Fsvc", "read_package_registry");
        var (_, foreign) = await TokenAsync("acme%2Fother", "write_package_registry");

        Assert.Equal("201", await CurlAsync("app/1.0/app.bin", "-T", write));
        Assert.Equal("hello", await File.ReadAllTextAsync(Path.Combine(_nginx.Files, "app", "1.0", "app.bin")));
        Assert.Equal("200", await CurlAsync("app/1.0/app.bin", "-G", read));
        Assert.Equal("403", await CurlAsync("app/1.0/other.bin", "-T", read));
        // The other proxy's headers, sent by the client: they must not turn the upload into a download.
        Assert.Equal("403", await CurlAsync("app/1.0/other.bin", "-T", read, "-H", "X-Forwarded-Method: GET", "-H", "X-Original-Method: GET"));
        Assert.Equal("403", await CurlAsync("app/1.0/app.bin", "-G", foreign));
        Assert.Equal("403", await CurlAsync("x/../app/1.0/app.bin", "-G", read, "--path-as-is"));
        Assert.Equal("401", await CurlAsync("app/1.0/app.bin", "-G", null));
        Assert.Equal(["app.bin"], Directory.EnumerateFiles(_nginx.Files, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.DoesNotContain(write, _portal.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Git_clones_and_fetches_but_never_pushes_and_stops_at_once_after_revocation()
    {
        var (username, secret, id) = await TokenWithIdAsync("acme%2Fsvc", "read_repository");
        var (_, foreign) = await TokenAsync("acme%2Fother", "read_repository");
        await MakeRepositoryAsync();
        using var work = new WorkFolder();

        var cloned = await GitAsync(username, secret, "clone", "--depth", "1", Remote(username), work.Of("clone"));
        var fetched = await GitAsync(username, secret, "-C", work.Of("clone"), "fetch", Remote(username));
        var pushed = await GitAsync(username, secret, "-C", work.Of("clone"), "push", Remote(username), "HEAD:refs/heads/new");
        var wrong = await GitAsync(username, foreign, "clone", Remote(username), work.Of("wrong"));
        using (var revoked = await _api.DeleteAsync(new Uri($"projects/acme%2Fsvc/deploy_tokens/{id}", UriKind.Relative)))
            Assert.True(revoked.IsSuccessStatusCode);
        var after = await GitAsync(username, secret, "clone", Remote(username), work.Of("after"));

        Assert.True(cloned.ExitCode == 0 && fetched.ExitCode == 0, $"{cloned}\n{fetched}\n{_nginx.Log}\n{_portal.Log}");
        Assert.True(File.Exists(work.Of("clone/README")));
        Assert.Contains("The requested URL returned error: 403", pushed.Error, StringComparison.Ordinal);
        Assert.All([wrong, after], refused => Assert.Contains("Authentication failed", refused.Error, StringComparison.Ordinal));
    }

    private string Remote(string username) => $"http://{Uri.EscapeDataString(username)}@{_nginx.Address.Authority}/acme/svc.git";

    // The password comes from a helper on standard output, never from the address.
    private static Task<CommandResult> GitAsync(string username, string secret, params string[] arguments) => Command.RunAsync(
        "git", ["-c", "credential.helper=", "-c", "credential.helper=!f() { echo \"username=$GIT_USER\"; echo \"password=$GIT_SECRET\"; }; f", .. arguments],
        environment: new Dictionary<string, string>
        {
            ["GIT_USER"] = username,
            ["GIT_SECRET"] = secret,
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["LC_ALL"] = "C",
        });

    private async Task MakeRepositoryAsync()
    {
        var bare = Path.Combine(_nginx.Repositories, "acme", "svc.git");
        using var work = new WorkFolder();
        await RunAsync("init", "-q", "-b", "main", work.Path);
        await File.WriteAllTextAsync(work.Of("README"), "hello");
        await RunAsync("-C", work.Path, "add", "README");
        await RunAsync("-C", work.Path, "-c", "user.name=ci", "-c", "user.email=ci@acme.example", "commit", "-q", "-m", "first");
        await RunAsync("clone", "-q", "--bare", work.Path, bare);

        static async Task RunAsync(params string[] arguments)
        {
            var done = await Command.RunAsync("git", arguments);
            Assert.True(done.ExitCode == 0, done.ToString());
        }
    }

    // The status that the client saw.
    private async Task<string> CurlAsync(string path, string way, string? secret, params string[] more)
    {
        string[] credential = secret is null ? [] : ["-H", $"Deploy-Token: {secret}"];
        string[] transfer = way == "-T" ? ["-T", "-"] : ["-G"];
        var done = await Command.RunAsync(
            "curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", .. transfer, .. credential, .. more, $"{_nginx.Address}files/{path}"], "hello");
        Assert.True(done.ExitCode == 0, done.ToString());
        return done.Output;
    }

    private async Task<(string Username, string Secret)> TokenAsync(string project, string scope)
    {
        var (username, secret, _) = await TokenWithIdAsync(project, scope);
        return (username, secret);
    }

    private async Task<(string Username, string Secret, long Id)> TokenWithIdAsync(string project, string scope)
    {
        var made = await PostAsync($"projects/{project}/deploy_tokens", $"name=ci&scopes[]={scope}");
        return (made.GetProperty("username").GetString()!, made.GetProperty("token").GetString()!, made.GetProperty("id").GetInt64());
    }

    private async Task<JsonElement> PostAsync(string path, string form)
    {
        using var body = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await _api.PostAsync(new Uri(path, UriKind.Relative), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 201, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private sealed class WorkFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("git-e2e-").FullName;

        public string Of(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
