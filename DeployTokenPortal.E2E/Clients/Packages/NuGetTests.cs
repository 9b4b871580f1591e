using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class NuGetStage() : PackageStage<NuGetFeed>("nuget", NuGetFeed.StartAsync);

/// <summary>The .NET SDK with a v3 feed. It sends everything anonymously first, then again after the challenge.</summary>
public sealed class NuGetTests(NuGetStage stage) : IClassFixture<NuGetStage>
{
    public static TheoryData<DoorKind> AllDoors => [.. Doors.All];

    public static MatrixTheoryData<DoorKind, Caller> RefusedToWrite => new(Doors.All, Callers.RefusedToWrite);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToRead => new(Doors.All, Callers.RefusedToRead);

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Dotnet_pushes_with_basic_and_another_token_finds_and_restores_then_the_first_deletes(DoorKind kind)
    {
        var id = $"Acme.{kind}.Basic";
        using var writer = await NuGetAsync(kind, Caller.Writer);
        using var reader = await NuGetAsync(kind, Caller.Reader);

        var pushed = await writer.PushAsync(id, "1.0.0");
        var found = await reader.SearchAsync(id);
        var restored = await reader.RestoreAsync(id, "1.0.0");
        var deleted = await writer.DeleteAsync(id, "1.0.0");

        Assert.All([pushed, found, restored, deleted], done => Assert.True(done.ExitCode == 0, $"{done}\n{stage.Log}"));
        Assert.Contains("1.0.0", found.Output, StringComparison.Ordinal);
        Assert.True(reader.Has(id, "1.0.0"));
        Assert.False(stage.Upstream.Holds(id, "1.0.0"));
    }

    // The service index is public (contract §5.7), or a key alone, which is not sent there, could push nothing.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Dotnet_pushes_with_an_api_key_alone(DoorKind kind)
    {
        using var nuget = await NuGetAsync(kind, Caller.Nobody);

        var pushed = await nuget.PushAsync($"Acme.{kind}.Key", "1.0.0", "--api-key", stage.LoginOf(Caller.Writer)!.Secret);
        var refused = await nuget.PushAsync($"Acme.{kind}.Key", "2.0.0", "--api-key", stage.LoginOf(Caller.Reader)!.Secret);

        Assert.True(pushed.ExitCode == 0, $"{pushed}\n{stage.Log}");
        Assert.True(stage.Upstream.Holds($"Acme.{kind}.Key", "1.0.0"));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.False(stage.Upstream.Holds($"Acme.{kind}.Key", "2.0.0"));
    }

    [Theory]
    [MemberData(nameof(RefusedToWrite))]
    public async Task Push_is_refused(DoorKind kind, Caller caller)
    {
        using var nuget = await NuGetAsync(kind, caller);

        var pushed = await nuget.PushAsync($"Acme.{kind}.{caller}", "1.0.0");

        Assert.NotEqual(0, pushed.ExitCode);
        Assert.Contains(
            $"Response status code does not indicate success: {(await stage.OpenAsync(kind)).StatusOf(caller, isWrite: true)}",
            pushed.Output + pushed.Error, StringComparison.Ordinal);
        Assert.False(stage.Upstream.Holds($"Acme.{kind}.{caller}", "1.0.0"));
    }

    [Theory]
    [MemberData(nameof(RefusedToRead))]
    public async Task Restore_is_refused(DoorKind kind, Caller caller)
    {
        var id = $"Acme.{kind}.{caller}.Secret";
        using var writer = await NuGetAsync(kind, Caller.Writer);
        using var nuget = await NuGetAsync(kind, caller);
        await writer.PushAsync(id, "1.0.0");

        var restored = await nuget.RestoreAsync(id, "1.0.0");
        var status = (await stage.OpenAsync(kind)).StatusOf(caller, isWrite: false);

        Assert.True(stage.Upstream.Holds(id, "1.0.0"));
        Assert.NotEqual(0, restored.ExitCode);
        // 404 is not an error to it, only a feed without this package.
        Assert.Contains(status == 404 ? "NU1101" : $"{status} (", restored.Output, StringComparison.Ordinal);
        Assert.False(nuget.Has(id, "1.0.0"));
    }

    // Contract §5.1: the one package format at which the username counts.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Right_secret_under_another_username_is_refused(DoorKind kind)
    {
        using var nuget = await NuGetClient.CreateAsync((await stage.OpenAsync(kind)).Address, stage.LoginOf(Caller.Writer)! with { Username = "ci" });

        var pushed = await nuget.PushAsync($"Acme.{kind}.Name", "1.0.0");

        Assert.Contains("401", pushed.Output + pushed.Error, StringComparison.Ordinal);
        Assert.False(stage.Upstream.Holds($"Acme.{kind}.Name", "1.0.0"));
    }

    private async Task<NuGetClient> NuGetAsync(DoorKind kind, Caller caller) =>
        await NuGetClient.CreateAsync((await stage.OpenAsync(kind)).Address, stage.LoginOf(caller));
}
