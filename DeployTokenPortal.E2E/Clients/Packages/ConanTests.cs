using System.Net;
using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Programs;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class ConanStage() : PackageStage<ConanServer>("conan", ConanServer.StartAsync);

/// <summary>
/// Conan 1 and 2 at the gateway, which alone answers their log-in. No Conan can be installed here: neither Debian, npm nor NuGet has it, so the exchange
/// of both is replayed as HTTP.
/// </summary>
public sealed class ConanTests(ConanStage stage) : IClassFixture<ConanStage>
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task Any_good_token_logs_in_and_no_other(string version)
    {
        foreach (var (caller, expected) in ((Caller, HttpStatusCode)[])
            [(Caller.Writer, HttpStatusCode.OK), (Caller.Reader, HttpStatusCode.OK), (Caller.Foreign, HttpStatusCode.OK),
             (Caller.Revoked, HttpStatusCode.Unauthorized), (Caller.Nobody, HttpStatusCode.Unauthorized)])
        {
            using var conan = await ConanAsync(caller);

            Assert.Equal((caller, expected), (caller, await conan.LogInAsync(version)));
            // It stays in files of the client's cache for long; the secret would be no use to it there.
            Assert.NotEqual(stage.LoginOf(caller)?.Secret ?? "", conan.Token);
        }
    }

    [Fact]
    public async Task Conan_2_uploads_and_removes_and_another_token_finds_and_downloads()
    {
        using var writer = await LoggedInAsync(Caller.Writer, "v2");
        using var reader = await LoggedInAsync(Caller.Reader, "v2");

        var uploaded = await writer.UploadAsync("second/1.0/_/_");
        var found = await reader.SearchAsync();
        var downloaded = await reader.DownloadAsync("second/1.0/_/_");
        var removedByReader = await reader.RemoveAsync("second/1.0/_/_");
        var removed = await writer.RemoveAsync("second/1.0/_/_");

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK], [uploaded, downloaded, removedByReader, removed]);
        Assert.Contains("second/1.0", found, StringComparison.Ordinal);
        Assert.False(stage.Upstream.Holds("second/1.0/_/_"));
    }

    [Fact]
    public async Task Conan_1_uploads_and_another_token_downloads_where_it_is_sent()
    {
        using var writer = await LoggedInAsync(Caller.Writer, "v1");
        using var reader = await LoggedInAsync(Caller.Reader, "v1");

        var uploaded = await writer.UploadWithUrlsAsync("first/1.0/acme/stable");
        var downloaded = await reader.DownloadWithUrlsAsync("first/1.0/acme/stable");

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK], [uploaded, downloaded]);
    }

    // Asking where to upload only computes addresses, so a reader may (contract §5.8); it is stopped at the first file.
    [Theory]
    [InlineData(Caller.Reader, HttpStatusCode.Forbidden)]
    [InlineData(Caller.Foreign, HttpStatusCode.NotFound)]
    [InlineData(Caller.Revoked, HttpStatusCode.Unauthorized)]
    [InlineData(Caller.Nobody, HttpStatusCode.Unauthorized)]
    public async Task Upload_is_refused(Caller caller, HttpStatusCode expected)
    {
        using var conan = await ConanAsync(caller);
        await conan.LogInAsync("v2");

        var second = await conan.UploadAsync($"refused-{caller}/2.0/_/_");
        var first = await conan.UploadWithUrlsAsync($"refused-{caller}/1.0/acme/stable");

        Assert.Equal((expected, expected), (second, first));
        Assert.False(stage.Upstream.Holds($"refused-{caller}/2.0/_/_") || stage.Upstream.Holds($"refused-{caller}/1.0/acme/stable"));
    }

    [Theory]
    [InlineData(Caller.Foreign, HttpStatusCode.NotFound)]
    [InlineData(Caller.Revoked, HttpStatusCode.Unauthorized)]
    [InlineData(Caller.Nobody, HttpStatusCode.Unauthorized)]
    public async Task Download_is_refused(Caller caller, HttpStatusCode expected)
    {
        using var writer = await LoggedInAsync(Caller.Writer, "v2");
        await writer.UploadAsync($"secret-{caller}/1.0/_/_");
        using var conan = await ConanAsync(caller);
        await conan.LogInAsync("v2");

        Assert.Equal(expected, await conan.DownloadAsync($"secret-{caller}/1.0/_/_"));
    }

    [Fact]
    public async Task Token_of_the_log_in_dies_with_the_deploy_token()
    {
        var token = await stage.CreateTokenAsync("write_package_registry");
        using var conan = new ConanReplay((await stage.OpenAsync(DoorKind.Gateway)).Address, token);
        await conan.LogInAsync("v2");
        var before = await conan.UploadAsync("brief/1.0/_/_");

        await stage.RevokeAsync(token);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Unauthorized), (before, await conan.DownloadAsync("brief/1.0/_/_")));
    }

    private async Task<ConanReplay> ConanAsync(Caller caller) => new((await stage.OpenAsync(DoorKind.Gateway)).Address, stage.LoginOf(caller));

    private async Task<ConanReplay> LoggedInAsync(Caller caller, string version)
    {
        var conan = await ConanAsync(caller);
        Assert.Equal(HttpStatusCode.OK, await conan.LogInAsync(version));
        return conan;
    }
}
