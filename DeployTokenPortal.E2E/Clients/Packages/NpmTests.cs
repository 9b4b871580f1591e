using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class NpmStage() : PackageStage<Verdaccio>("npm", Verdaccio.StartAsync);

/// <summary>npm, pnpm and yarn with Verdaccio.</summary>
public sealed class NpmTests(NpmStage stage) : IClassFixture<NpmStage>
{
    private static readonly string[] s_forms = ["_authToken", "_auth"];

    public static MatrixTheoryData<DoorKind, string> Forms => new(Doors.All, s_forms);

    public static MatrixTheoryData<DoorKind, string> Others => new(Doors.All, ["pnpm", "yarn"]);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToWrite => new(Doors.All, Callers.RefusedToWrite);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToRead => new(Doors.All, Callers.RefusedToRead);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Npm_publishes_and_tags_and_another_token_installs_and_audits(DoorKind kind, string form)
    {
        var package = $"@acme/{kind}{form}".ToLowerInvariant();
        using var writer = await NpmAsync(kind, Caller.Writer, form);
        using var reader = await NpmAsync(kind, Caller.Reader, form);

        var published = await writer.RunAsync("publish", await writer.MakePackageAsync(package, "1.0.0"));
        var tagged = await writer.RunAsync("dist-tag", "add", $"{package}@1.0.0", "beta");
        var tags = await reader.RunAsync("dist-tag", "ls", package);
        var installed = await reader.RunThereAsync("--prefix", "install", $"{package}@beta");
        var audited = await reader.RunThereAsync("--prefix", "audit");

        Assert.All([published, tagged, tags, installed], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
        Assert.Contains("beta: 1.0.0", tags.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(reader.Installed, package, "index.js")));
        Assert.Contains("Weak on purpose", audited.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RefusedToWrite))]
    public async Task Publication_and_tag_are_refused(DoorKind kind, Caller caller)
    {
        var (package, kept) = ($"@acme/{kind}-{caller}".ToLowerInvariant(), await PublishAsync(kind, $"tag-{caller}"));
        var code = $"E{(await stage.OpenAsync(kind)).StatusOf(caller, isWrite: true)}";
        using var npm = await NpmAsync(kind, caller);

        var published = await npm.RunAsync("publish", await npm.MakePackageAsync(package, "1.0.0"));
        var tagged = await npm.RunAsync("dist-tag", "add", $"{kept}@1.0.0", "beta");

        Assert.All([published, tagged], refused => Assert.NotEqual(0, refused.ExitCode));
        // npm publishes nothing, and asks nobody, when it has nothing to show.
        Assert.Contains(caller == Caller.Nobody ? "ENEEDAUTH" : code, published.Error, StringComparison.Ordinal);
        Assert.Contains(code, tagged.Error, StringComparison.Ordinal);
        Assert.False(stage.Upstream.Holds(package, "1.0.0"));
    }

    [Theory]
    [MemberData(nameof(RefusedToRead))]
    public async Task Installation_is_refused(DoorKind kind, Caller caller)
    {
        var package = await PublishAsync(kind, $"secret-{caller}");
        using var npm = await NpmAsync(kind, caller);

        var installed = await npm.RunThereAsync("--prefix", "install", package);

        Assert.NotEqual(0, installed.ExitCode);
        Assert.Contains($"E{(await stage.OpenAsync(kind)).StatusOf(caller, isWrite: false)}", installed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(npm.Installed, package)));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Pnpm_and_yarn_publish_and_install_with_the_right_token_only(DoorKind kind, string program)
    {
        var package = $"@acme/{kind}-{program}".ToLowerInvariant();
        using var writer = await OtherAsync(kind, program, Caller.Writer);
        using var reader = await OtherAsync(kind, program, Caller.Reader);
        using var foreign = await OtherAsync(kind, program, Caller.Foreign);

        var published = await PublishWithAsync(writer, program, package, "1.0.0");
        var added = await AddWithAsync(reader, program, package);
        var refusedToWrite = await PublishWithAsync(reader, program, package, "2.0.0");
        var refusedToRead = await AddWithAsync(foreign, program, package);

        Assert.All([published, added], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
        Assert.True(File.Exists(Path.Combine(reader.Installed, package, "index.js")));
        Assert.All([refusedToWrite, refusedToRead], refused => Assert.NotEqual(0, refused.ExitCode));
        Assert.False(stage.Upstream.Holds(package, "2.0.0"));
    }

    private async Task<NodeClient> NpmAsync(DoorKind kind, Caller caller, string form = "_authToken") =>
        await NodeClient.NpmAsync((await stage.OpenAsync(kind)).Address, stage.LoginOf(caller), form);

    private async Task<NodeClient> OtherAsync(DoorKind kind, string program, Caller caller) => await NodeClient.OtherAsync(
        program, program == "pnpm" ? "9.15.9" : "1.22.22", (await stage.OpenAsync(kind)).Address, stage.LoginOf(caller));

    private static async Task<CommandResult> PublishWithAsync(NodeClient client, string program, string package, string version)
    {
        var folder = await client.MakePackageAsync(package, version);
        return program == "pnpm"
            ? await client.RunAsync("publish", folder, "--no-git-checks")
            : await client.RunAsync("--cwd", folder, "publish", "--non-interactive", "--new-version", version, "--no-git-tag-version");
    }

    private static Task<CommandResult> AddWithAsync(NodeClient client, string program, string package) =>
        client.RunThereAsync(program == "pnpm" ? "-C" : "--cwd", "add", package);

    private async Task<string> PublishAsync(DoorKind kind, string name)
    {
        var package = $"@acme/{kind}-{name}".ToLowerInvariant();
        using var npm = await NpmAsync(kind, Caller.Writer);
        var published = await npm.RunAsync("publish", await npm.MakePackageAsync(package, "1.0.0"));
        Assert.True(published.ExitCode == 0, $"{published}\n{stage.Log}");
        return package;
    }
}
