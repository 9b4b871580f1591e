using System.Text.Json;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary>npm, pnpm or yarn with one package to publish, <c>@acme/NAME</c>, and one folder to install into.</summary>
public sealed class NodeClient : IDisposable
{
    private readonly ClientHome _home = new();
    private readonly string _program;

    private NodeClient(string program) => _program = program;

    /// <summary>npm as it is on the path, with a token in its <c>.npmrc</c>.</summary>
    /// <param name="registry">Where its registry begins.</param>
    /// <param name="login">null for none.</param>
    /// <param name="form"><c>_authToken</c> or <c>_auth</c>.</param>
    public static Task<NodeClient> NpmAsync(Uri registry, DeployTokenLogin? login, string form = "_authToken") => CreateAsync("npm", registry, login, form);

    /// <summary>pnpm or yarn, from npm.</summary>
    public static async Task<NodeClient> OtherAsync(string name, string version, Uri registry, DeployTokenLogin? login)
    {
        var installed = await NpmPackages.InstallAsync(name, version);
        return await CreateAsync(Path.Combine(installed, "node_modules", ".bin", name), registry, login, "_authToken");
    }

    /// <summary>Where installed packages lie.</summary>
    public string Installed => _home.Of("application/node_modules");

    /// <summary>Makes the folder of a package and returns its path.</summary>
    public async Task<string> MakePackageAsync(string name, string version)
    {
        await _home.WriteAsync("package/index.js", $"module.exports = '{name} {version}';\n");
        await _home.WriteAsync("package/package.json", JsonSerializer.Serialize(new { name, version, main = "index.js", license = "MIT" }));
        return _home.Of("package");
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => _home.RunAsync(
        _program, arguments,
        ("npm_config_userconfig", _home.Of(".npmrc")), ("npm_config_globalconfig", _home.Of("global.npmrc")), ("npm_config_cache", _home.Of("cache")),
        ("npm_config_update_notifier", "false"), ("npm_config_fund", "false"), ("npm_config_fetch_retries", "0"), ("CI", "true"));

    /// <summary>Runs a command for the folder that packages are installed into.</summary>
    /// <param name="folderOption">How the program is told it: <c>--prefix</c>, <c>-C</c>, <c>--cwd</c>.</param>
    /// <param name="arguments">What follows.</param>
    public Task<CommandResult> RunThereAsync(string folderOption, params string[] arguments) => RunAsync([folderOption, _home.Of("application"), .. arguments]);

    public void Dispose() => _home.Dispose();

    private static async Task<NodeClient> CreateAsync(string program, Uri registry, DeployTokenLogin? login, string form)
    {
        var client = new NodeClient(program);
        var key = $"//{registry.Authority}{registry.AbsolutePath}:";
        var value = login is null || form == "_authToken" ? login?.Secret : Basic.Encode(login.Username, login.Secret);
        var credential = value is null ? "" : $"{key}{form}={value}";
        await client._home.WriteAsync(".npmrc", $"registry={registry}\n{credential}\n");
        await client._home.WriteAsync("application/package.json", """{"name":"application","version":"1.0.0","private":true,"license":"MIT"}""");
        return client;
    }
}
