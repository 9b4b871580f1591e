using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary>git with one working copy, which asks a credential helper for its password, so that no secret stands in an address.</summary>
/// <param name="login">What the helper knows; null for nothing.</param>
public sealed class GitClient(DeployTokenLogin? login) : IDisposable
{
    private const string Helper = "credential.helper=!f() { echo \"username=$GIT_USER\"; echo \"password=$GIT_SECRET\"; }; f";
    private readonly ClientHome _home = new();

    public string WorkingCopy => _home.Of("copy");

    /// <summary>Clones into the working copy.</summary>
    /// <param name="remote">Address of the repository.</param>
    /// <param name="options">Such as <c>--depth 1</c>.</param>
    public Task<CommandResult> CloneAsync(Uri remote, params string[] options) => RunAsync(["clone", .. options, remote.ToString(), WorkingCopy]);

    /// <summary>Runs a command in the working copy.</summary>
    public Task<CommandResult> RunThereAsync(params string[] arguments) => RunAsync(["-C", WorkingCopy, .. arguments]);

    /// <summary>What <c>README</c> says in a revision of the working copy.</summary>
    public async Task<string> ReadAsync(string revision) => (await RunThereAsync("show", $"{revision}:README")).Output;

    public void Dispose() => _home.Dispose();

    private Task<CommandResult> RunAsync(IEnumerable<string> arguments) => _home.RunAsync(
        "git", login is null ? arguments : ["-c", Helper, .. arguments],
        ("GIT_USER", login?.Username ?? ""), ("GIT_SECRET", login?.Secret ?? ""), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_CONFIG_NOSYSTEM", "1"));
}
