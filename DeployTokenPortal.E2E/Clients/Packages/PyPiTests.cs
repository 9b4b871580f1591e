using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class PyPiStage() : PackageStage<PyPiIndex>("pypi", PyPiIndex.StartAsync);

/// <summary>twine and pip with a simple index.</summary>
public sealed class PyPiTests(PyPiStage stage) : IClassFixture<PyPiStage>
{
    private static readonly bool[] s_places = [false, true];

    public static MatrixTheoryData<DoorKind, bool> Places => new(Doors.All, s_places);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToWrite => new(Doors.All, Callers.RefusedToWrite);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToRead => new(Doors.All, Callers.RefusedToRead);

    public static TheoryData<DoorKind> AllDoors => [.. Doors.All];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Twine_uploads_and_pip_downloads_with_another_token(DoorKind kind, bool isInFile)
    {
        var name = $"acme-{kind}-{isInFile}".ToLowerInvariant();
        using var writer = await PythonAsync(kind, Caller.Writer);
        using var reader = await PythonAsync(kind, Caller.Reader);

        var uploaded = await writer.UploadAsync(name, isInFile);
        var downloaded = await reader.DownloadAsync(name, isInFile);

        Assert.All([uploaded, downloaded], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
        Assert.True(reader.Has(name));
    }

    // Contract §5.6: the name is ignored, so tools that insist on this one are content.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Username_of_a_secret_alone_is_good_enough(DoorKind kind)
    {
        var (name, address) = ($"acme-{kind}-token".ToLowerInvariant(), (await stage.OpenAsync(kind)).Address);
        using var writer = new PythonClient(address, stage.LoginOf(Caller.Writer)! with { Username = "__token__" });
        using var reader = new PythonClient(address, stage.LoginOf(Caller.Reader)! with { Username = "__token__" });

        var uploaded = await writer.UploadAsync(name);
        var downloaded = await reader.DownloadAsync(name);

        Assert.All([uploaded, downloaded], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
    }

    [Theory]
    [MemberData(nameof(RefusedToWrite))]
    public async Task Upload_is_refused(DoorKind kind, Caller caller)
    {
        var name = $"acme-{kind}-{caller}".ToLowerInvariant();
        using var python = await PythonAsync(kind, caller);

        var uploaded = await python.UploadAsync(name);

        Assert.NotEqual(0, uploaded.ExitCode);
        Assert.Contains($"HTTPError: {(await stage.OpenAsync(kind)).StatusOf(caller, isWrite: true)}", uploaded.Output + uploaded.Error, StringComparison.Ordinal);
        Assert.False(stage.Upstream.Holds(name));
    }

    // pip hides the reason: to its user the package does not exist.
    [Theory]
    [MemberData(nameof(RefusedToRead))]
    public async Task Download_is_refused(DoorKind kind, Caller caller)
    {
        var name = $"acme-{kind}-{caller}-secret".ToLowerInvariant();
        using var writer = await PythonAsync(kind, Caller.Writer);
        using var python = await PythonAsync(kind, caller);
        await writer.UploadAsync(name);

        var downloaded = await python.DownloadAsync(name);

        Assert.True(stage.Upstream.Holds(name));
        Assert.Contains("No matching distribution found", downloaded.Error, StringComparison.Ordinal);
        Assert.False(python.Has(name));
    }

    private async Task<PythonClient> PythonAsync(DoorKind kind, Caller caller) => new((await stage.OpenAsync(kind)).Address, stage.LoginOf(caller));
}
