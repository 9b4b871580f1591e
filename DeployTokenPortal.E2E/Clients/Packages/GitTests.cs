using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class GitStage() : PackageStage<GitServer>("git", GitServer.StartAsync);

/// <summary>git over HTTP with git's own server, which would take every push.</summary>
public sealed class GitTests(GitStage stage) : IClassFixture<GitStage>
{
    public static TheoryData<DoorKind> AllDoors => [.. Doors.All];

    public static MatrixTheoryData<DoorKind, Caller> Refused => new(Doors.All, Callers.RefusedToRead);

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Git_clones_shallow_and_fetches_what_came_later(DoorKind kind)
    {
        using var git = new GitClient(stage.LoginOf(Caller.Reader));

        var cloned = await git.CloneAsync(await RemoteAsync(kind), "--depth", "1");
        var (first, depth) = (await git.ReadAsync("HEAD"), await git.RunThereAsync("rev-list", "--count", "HEAD"));
        await stage.Upstream.CommitAsync($"later, through {kind}");
        var fetched = await git.RunThereAsync("fetch", "--unshallow", "origin");

        Assert.True(cloned.ExitCode == 0 && fetched.ExitCode == 0, $"{cloned}\n{fetched}\n{stage.Log}");
        Assert.Equal("1\n", depth.Output);
        Assert.NotEqual(first, await git.ReadAsync("origin/main"));
        Assert.Equal($"later, through {kind}", await git.ReadAsync("origin/main"));
    }

    // Contract §6: no scope pushes. git asks for the refs before it sends anything, and is told there.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Git_push_is_refused_with_403_before_anything_is_sent(DoorKind kind)
    {
        using var git = new GitClient(stage.LoginOf(Caller.Reader));
        await git.CloneAsync(await RemoteAsync(kind));

        var pushed = await git.RunThereAsync("push", "origin", "HEAD:refs/heads/pushed");

        Assert.NotEqual(0, pushed.ExitCode);
        Assert.Contains("The requested URL returned error: 403", pushed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(stage.Upstream.Repository, "refs", "heads", "pushed")));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Clone_is_refused(DoorKind kind, Caller caller)
    {
        using var git = new GitClient(stage.LoginOf(caller));

        var cloned = await git.CloneAsync(await RemoteAsync(kind));

        Assert.NotEqual(0, cloned.ExitCode);
        Assert.Contains(caller == Caller.Nobody ? "could not read Username" : "Authentication failed", cloned.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Right_secret_under_another_username_is_refused(DoorKind kind)
    {
        using var git = new GitClient(stage.LoginOf(Caller.Reader)! with { Username = "git" });

        var cloned = await git.CloneAsync(await RemoteAsync(kind));

        Assert.Contains("Authentication failed", cloned.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Git_clones_with_a_header_from_its_configuration(DoorKind kind)
    {
        var login = stage.LoginOf(Caller.Reader)!;
        using var git = new GitClient(login: null);

        var cloned = await git.CloneAsync(
            await RemoteAsync(kind), "-c", $"http.extraHeader=Authorization: Basic {Basic.Encode(login.Username, login.Secret)}");

        Assert.True(cloned.ExitCode == 0, $"{cloned}\n{stage.Log}");
    }

    private async Task<Uri> RemoteAsync(DoorKind kind) => new((await stage.OpenAsync(kind)).Address, $"{ProtectedRegistry.Project}.git");
}
