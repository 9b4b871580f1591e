using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Stages;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Clients.Packages;

public sealed class GenericStage() : PackageStage<FileStore>("generic", FileStore.StartAsync);

/// <summary>curl with a tree of files.</summary>
public sealed class GenericTests(GenericStage stage) : IClassFixture<GenericStage>
{
    private static readonly string[] s_forms = ["Deploy-Token", "Basic", "Bearer"];
    private static readonly DoorKind[] s_doors = [.. Doors.All, DoorKind.NginxAtGitLabPath, DoorKind.Caddy];

    public static MatrixTheoryData<DoorKind, string> Forms => new(s_doors, s_forms);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToWrite => new(s_doors, Callers.RefusedToWrite);

    public static MatrixTheoryData<DoorKind, Caller> RefusedToRead => new(s_doors, Callers.RefusedToRead);

    public static TheoryData<DoorKind> AllDoors => [.. s_doors];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Curl_uploads_downloads_in_parts_replaces_and_deletes(DoorKind kind, string form)
    {
        var file = $"app/{kind}-{form}/app.bin";
        var writer = Credential(Caller.Writer, form);
        var reader = Credential(Caller.Reader, form);

        var created = await CurlAsync(kind, file, [.. writer, "-T", "-"], "hello");
        var whole = await CurlAsync(kind, file, reader);
        var part = await CurlAsync(kind, file, [.. reader, "-r", "1-2"]);
        var head = await CurlAsync(kind, file, [.. reader, "-I"]);
        var replaced = await CurlAsync(kind, file, [.. writer, "-T", "-"], "hello again");
        var content = await File.ReadAllTextAsync(stage.Upstream.PathOf(file));
        var deleted = await CurlAsync(kind, file, [.. writer, "-X", "DELETE"]);

        Assert.Equal(["201", "hello200", "el206", "204", "204"], [created, whole, part, replaced, deleted]);
        Assert.EndsWith("200", head, StringComparison.Ordinal);
        Assert.Equal("hello again", content);
        Assert.False(File.Exists(stage.Upstream.PathOf(file)));
        Assert.DoesNotContain(stage.LoginOf(Caller.Writer)!.Secret, stage.Portal.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RefusedToWrite))]
    public async Task Upload_and_deletion_are_refused(DoorKind kind, Caller caller)
    {
        var (file, kept) = ($"app/{kind}-{caller}/refused.bin", await KeepAsync($"app/{kind}-{caller}/kept.bin"));
        var expected = (await stage.OpenAsync(kind)).StatusOf(caller, isWrite: true);

        var upload = await CurlAsync(kind, file, [.. Credential(caller, "Basic"), "-o", "/dev/null", "-T", "-"], "hello");
        var deletion = await CurlAsync(kind, kept, [.. Credential(caller, "Basic"), "-o", "/dev/null", "-X", "DELETE"]);

        Assert.Equal([$"{expected}", $"{expected}"], [upload, deletion]);
        Assert.False(File.Exists(stage.Upstream.PathOf(file)));
        Assert.True(File.Exists(stage.Upstream.PathOf(kept)));
    }

    [Theory]
    [MemberData(nameof(RefusedToRead))]
    public async Task Download_is_refused(DoorKind kind, Caller caller)
    {
        var kept = await KeepAsync($"app/{kind}-{caller}/secret.bin");
        var expected = (await stage.OpenAsync(kind)).StatusOf(caller, isWrite: false);

        var download = await CurlAsync(kind, kept, [.. Credential(caller, "Basic"), "-o", "/dev/null"]);

        Assert.Equal($"{expected}", download);
    }

    // A portal that read either proxy's headers would take the upload for a download.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Client_that_claims_another_method_or_address_still_may_not_write(DoorKind kind)
    {
        var file = $"app/{kind}/claimed.bin";

        // One by one: a claim that is refused as such must not hide one that is believed.
        foreach (var claim in (string[])["X-Original-Method: GET", "X-Forwarded-Method: GET", "X-HTTP-Method-Override: GET", "X-Original-URI: /public", "X-Forwarded-Uri: /public"])
        {
            var status = await CurlAsync(kind, file, [.. Credential(Caller.Reader, "Basic"), "-H", claim, "-o", "/dev/null", "-T", "-"], "hello");

            Assert.Equal((claim, "403"), (claim, status));
        }

        Assert.False(File.Exists(stage.Upstream.PathOf(file)));
    }

    // The proxy's words about its location are not the client's to say.
    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Client_that_names_its_own_project_in_the_query_gets_nothing_of_the_other(DoorKind kind)
    {
        var kept = await KeepAsync($"app/{kind}/words.bin");
        var expected = (await stage.OpenAsync(kind)).StatusOf(Caller.Foreign, isWrite: false);

        var status = await CurlAsync(kind, $"{kept}?project=acme/other&format=generic", [.. Credential(Caller.Foreign, "Basic"), "-o", "/dev/null"]);

        Assert.Equal($"{expected}", status);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task Path_with_dots_is_refused_also_where_it_would_end_at_a_file_in_reach(DoorKind kind)
    {
        var kept = await KeepAsync($"app/{kind}/dots.bin");

        foreach (var dots in (string[])["x/../", "x/%2e%2e/", "x/%252e%252e/", "./", "/"])
        {
            var status = await CurlAsync(kind, dots + kept, [.. Credential(Caller.Reader, "Basic"), "--path-as-is", "-o", "/dev/null"]);

            Assert.True(status is "400" or "403" or "404", $"{dots}: {status}");
        }
    }

    // What curl wrote, then the status.
    private async Task<string> CurlAsync(DoorKind kind, string file, IEnumerable<string> arguments, string? input = null)
    {
        var door = await stage.OpenAsync(kind);
        var done = await Command.RunAsync("curl", ["-s", "-w", "%{http_code}", .. arguments, $"{door.Address}{file}"], input);
        Assert.True(done.ExitCode == 0, done.ToString());
        return done.Output;
    }

    private string[] Credential(Caller caller, string form) => (stage.LoginOf(caller), form) switch
    {
        (null, _) => [],
        ({ } login, "Basic") => ["-u", $"{login.Username}:{login.Secret}"],
        ({ } login, "Bearer") => ["-H", $"Authorization: Bearer {login.Secret}"],
        ({ } login, _) => ["-H", $"Deploy-Token: {login.Secret}"],
    };

    // A file that lies upstream already.
    private async Task<string> KeepAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(stage.Upstream.PathOf(file))!);
        await File.WriteAllTextAsync(stage.Upstream.PathOf(file), "kept");
        return file;
    }
}
