using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class MavenStage() : PackageStage<FileStore>("maven", FileStore.StartAsync);

/// <summary>Maven with a tree of files.</summary>
public sealed class MavenTests(MavenStage stage) : IClassFixture<MavenStage>
{
    private static readonly string[] s_forms = ["Deploy-Token", "Basic"];

    public static MatrixTheoryData<DoorKind, string> Forms => new(Doors.All, s_forms);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToWrite => new(Doors.All, Callers.RefusedToWrite);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToRead => new(Doors.All, Callers.RefusedToRead);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Maven_deploys_and_another_token_resolves(DoorKind kind, string form)
    {
        var artifact = $"{kind}-{form}".ToLowerInvariant();
        using var writer = await MavenAsync(kind, Caller.Writer, form);
        using var reader = await MavenAsync(kind, Caller.Reader, form);

        var deployed = await writer.DeployAsync(artifact, "1.0");
        var snapshot = await writer.DeployAsync(artifact, "1.1-SNAPSHOT");
        var got = await reader.GetAsync(artifact, "1.0");

        Assert.All([deployed, snapshot, got], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
        Assert.Equal(
            await File.ReadAllBytesAsync(stage.Upstream.PathOf($"com/acme/{artifact}/1.0/{artifact}-1.0.jar")),
            await File.ReadAllBytesAsync(reader.Downloaded(artifact, "1.0")));
        Assert.Contains(
            "<version>1.1-SNAPSHOT</version>", await File.ReadAllTextAsync(stage.Upstream.PathOf($"com/acme/{artifact}/maven-metadata.xml")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RefusedToWrite))]
    public async Task Deployment_is_refused(DoorKind kind, Caller caller)
    {
        var artifact = $"{kind}-{caller}".ToLowerInvariant();
        using var maven = await MavenAsync(kind, caller, "Basic");

        var deployed = await maven.DeployAsync(artifact, "1.0");

        Assert.NotEqual(0, deployed.ExitCode);
        Assert.Contains(Words((await stage.OpenAsync(kind)).StatusOf(caller, isWrite: true)), deployed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Upstream.Files, file => file.Contains($"/{artifact}/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RefusedToRead))]
    public async Task Resolution_is_refused(DoorKind kind, Caller caller)
    {
        var artifact = await KeepAsync($"{kind}-{caller}-secret".ToLowerInvariant());
        using var maven = await MavenAsync(kind, caller, "Basic");

        var got = await maven.GetAsync(artifact, "1.0");

        Assert.NotEqual(0, got.ExitCode);
        Assert.Contains(Words((await stage.OpenAsync(kind)).StatusOf(caller, isWrite: false)), got.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(maven.Downloaded(artifact, "1.0")));
    }

    private async Task<MavenClient> MavenAsync(DoorKind kind, Caller caller, string form) =>
        await MavenClient.CreateAsync((await stage.OpenAsync(kind)).Address, stage.LoginOf(caller), form);

    // Maven names every status but one, for which it has a sentence.
    private static string Words(int status) => status == 404 ? "Could not find artifact" : $"status: {status}";

    // An artifact that lies upstream already.
    private async Task<string> KeepAsync(string artifact)
    {
        var folder = stage.Upstream.PathOf($"com/acme/{artifact}/1.0");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{artifact}-1.0.jar"), "not a jar");
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{artifact}-1.0.pom"),
            $"<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>{artifact}</artifactId><version>1.0</version></project>");
        return artifact;
    }
}
