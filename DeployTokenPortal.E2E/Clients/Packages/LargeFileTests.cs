using System.Diagnostics;
using System.Security.Cryptography;
using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Clients.Packages;

/// <summary>curl with files that nobody may keep in memory.</summary>
public sealed class LargeFileTests(GenericStage stage) : IClassFixture<GenericStage>, IDisposable
{
    private const int Mebibyte = 1024 * 1024;
    private readonly ClientHome _home = new();

    public static TheoryData<DoorKind> AllDoors => [.. Doors.All];

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task A_gibibyte_goes_up_and_down_without_costing_the_portal_memory(DoorKind kind)
    {
        var (source, copy) = (await MakeFileAsync(1024), _home.Of("copy.bin"));
        await UploadAsync(kind, "large/warm-up.bin", await _home.WriteAsync("small", "hello"));
        var memory = new ProcessMemory(stage.Portal.ProcessId);

        var up = await UploadAsync(kind, $"large/{kind}.bin", source);
        var down = await CurlAsync(["-o", copy, await AddressAsync(kind, $"large/{kind}.bin")]);

        Assert.Equal(("201", "200"), (up, down));
        await AssertSameAsync(source, stage.Upstream.PathOf($"large/{kind}.bin"));
        await AssertSameAsync(source, copy);
        Assert.InRange(memory.Growth, long.MinValue, 50 * Mebibyte - 1);
        File.Delete(stage.Upstream.PathOf($"large/{kind}.bin"));
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Upload_that_ends_half_way_leaves_nothing_upstream(DoorKind kind)
    {
        var start = new ProcessStartInfo("curl", ["-s", .. Credential, "-T", "-", await AddressAsync(kind, $"aborted/{kind}.bin")]) { RedirectStandardInput = true };
        using var curl = Process.Start(start)!;

        // No end of input: curl holds the upload open while its first half already lies upstream.
        await curl.StandardInput.BaseStream.WriteAsync(RandomNumberGenerator.GetBytes(8 * Mebibyte));
        await curl.StandardInput.BaseStream.FlushAsync();
        await Eventually.TrueAsync(() => stage.Upstream.Unfinished.Any(file => file.Length > Mebibyte), "the upstream has the first half");
        curl.Kill();
        await curl.WaitForExitAsync();
        await Eventually.TrueAsync(() => stage.Upstream.Unfinished.Count == 0, "the upstream has let go of the upload");

        Assert.DoesNotContain($"aborted/{kind}.bin", stage.Upstream.Files);
    }

    public void Dispose() => _home.Dispose();

    private string[] Credential => ["-H", $"Deploy-Token: {stage.LoginOf(Caller.Writer)!.Secret}"];

    private async Task<string> UploadAsync(DoorKind kind, string file, string source) =>
        await CurlAsync(["-o", "/dev/null", "-T", source, await AddressAsync(kind, file)]);

    // The status.
    private async Task<string> CurlAsync(IEnumerable<string> arguments)
    {
        var done = await Command.RunAsync("curl", ["-s", "-w", "%{http_code}", .. Credential, .. arguments]);
        Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}");
        return done.Output;
    }

    private async Task<string> AddressAsync(DoorKind kind, string file) => $"{(await stage.OpenAsync(kind)).Address}{file}";

    // No two mebibytes are alike, so none can be lost, doubled or swapped.
    private async Task<string> MakeFileAsync(int mebibytes)
    {
        var block = RandomNumberGenerator.GetBytes(Mebibyte);
        await using var file = File.Create(_home.Of("source.bin"));
        for (var number = 0; number < mebibytes; number++)
        {
            BitConverter.TryWriteBytes(block, number);
            await file.WriteAsync(block);
        }

        return file.Name;
    }

    private static async Task AssertSameAsync(string expected, string actual)
    {
        var compared = await Command.RunAsync("cmp", [expected, actual]);
        Assert.True(compared.ExitCode == 0, compared.ToString());
    }
}
