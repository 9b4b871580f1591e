using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Clients;

/// <summary>Container clients besides skopeo, as their users run them.</summary>
public sealed class ContainerClientTests(ContainerStage stage) : IClassFixture<ContainerStage>
{
    [Theory]
    [InlineData("buildah")]
    [InlineData("podman")]
    public async Task Buildah_and_podman_log_in_push_to_two_projects_and_pull(string program)
    {
        using var client = new ContainerStore(program);

        var login = await client.LoginAsync(stage.Host, stage.GroupToken);
        var first = await client.PushAsync(stage.Image, $"{stage.Host}/acme/one/{program}:v1");
        var second = await client.PushAsync(stage.Image, $"{stage.Host}/acme/two/{program}:v1");
        using var other = new ContainerStore(program);
        await other.LoginAsync(stage.Host, stage.ProjectToken);
        var pulled = await other.PullAsync($"{stage.Host}/acme/one/{program}:v1");
        var foreign = await other.PullAsync($"{stage.Host}/acme/two/{program}:v1");
        var wrong = await other.LoginAsync(stage.Host, ("somebody", stage.GroupToken.Secret));

        Assert.All([login, first, second, pulled], done => Assert.True(done.ExitCode == 0, done.ToString()));
        Assert.All([foreign, wrong], refused => Assert.NotEqual(0, refused.ExitCode));
    }

    [Fact]
    public async Task Docker_command_line_logs_in_without_an_engine_and_is_refused_with_our_words()
    {
        var good = await LoginWithoutEngineAsync(stage.ProjectToken);
        var bad = await LoginWithoutEngineAsync((stage.ProjectToken.Username, stage.ProjectToken.Secret + "x"));

        Assert.True(good.ExitCode == 0, good.ToString());
        Assert.NotEqual(0, bad.ExitCode);
        Assert.Contains("HTTP Basic: Access denied", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_engine_mounts_layers_across_repositories_only_where_both_are_in_reach()
    {
        await using var docker = await DockerEngine.StartAsync();
        await docker.LoginAsync(stage.Host, stage.GroupToken);
        await docker.ImportAsync($"{stage.Host}/acme/two/engine:v1");

        var pushed = await docker.RunAsync(["push", $"{stage.Host}/acme/two/engine:v1"]);
        await docker.RunAsync(["tag", $"{stage.Host}/acme/two/engine:v1", $"{stage.Host}/acme/one/engine:v1"]);
        var mounted = await docker.RunAsync(["push", $"{stage.Host}/acme/one/engine:v1"]);
        // A layer that lies in acme/two only: a mount from there would be the one way not to send it.
        await docker.ImportAsync($"{stage.Host}/acme/two/secret:v1");
        await docker.RunAsync(["push", $"{stage.Host}/acme/two/secret:v1"]);
        await docker.LoginAsync(stage.Host, stage.ProjectToken);
        await docker.RunAsync(["tag", $"{stage.Host}/acme/two/secret:v1", $"{stage.Host}/acme/one/copied:v1"]);
        var narrow = await docker.RunAsync(["push", $"{stage.Host}/acme/one/copied:v1"]);
        var foreign = await docker.RunAsync(["push", $"{stage.Host}/acme/two/engine:v1"]);

        Assert.True(pushed.ExitCode == 0, pushed.ToString());
        Assert.Contains("Mounted from acme/two/engine", mounted.Output, StringComparison.Ordinal);
        Assert.True(narrow.ExitCode == 0, narrow.ToString());
        Assert.DoesNotContain("Mounted from", narrow.Output, StringComparison.Ordinal);
        Assert.Contains("denied", foreign.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_engine_pulls_and_is_refused_after_the_token_was_revoked()
    {
        var token = await stage.CreateTokenAsync("for-a-while");
        await using var docker = await DockerEngine.StartAsync();
        await docker.LoginAsync(stage.Host, token);
        await docker.ImportAsync($"{stage.Host}/acme/one/brief:v1");

        var pushed = await docker.RunAsync(["push", $"{stage.Host}/acme/one/brief:v1"]);
        await docker.RunAsync(["rmi", $"{stage.Host}/acme/one/brief:v1"]);
        var pulled = await docker.RunAsync(["pull", $"{stage.Host}/acme/one/brief:v1"]);
        await stage.RevokeTokenAsync("for-a-while");
        var refused = await docker.RunAsync(["push", $"{stage.Host}/acme/one/brief:v1"]);
        var login = await docker.LoginAsync(stage.Host, token);

        Assert.All([pushed, pulled], done => Assert.True(done.ExitCode == 0, done.ToString()));
        Assert.All([refused, login], done => Assert.NotEqual(0, done.ExitCode));
    }

    [Fact]
    public async Task Containerd_pushes_and_fetches_with_the_password_grant()
    {
        await using var containerd = await Containerd.StartAsync();
        var (own, foreign) = ($"{stage.Host}/acme/one/ctr:v1", $"{stage.Host}/acme/two/ctr:v1");
        await containerd.ImportAsync(stage.Image, own);
        await containerd.ImportAsync(stage.Image, foreign);

        var pushed = await containerd.PushAsync(own, stage.ProjectToken);
        var fetched = await containerd.FetchAsync(own, stage.ProjectToken);
        var refused = await containerd.PushAsync(foreign, stage.ProjectToken);
        var wrong = await containerd.FetchAsync(own, (stage.ProjectToken.Username, stage.ProjectToken.Secret + "x"));

        Assert.All([pushed, fetched], done => Assert.True(done.ExitCode == 0, done.ToString()));
        Assert.All([refused, wrong], done => Assert.NotEqual(0, done.ExitCode));
    }

    private async Task<CommandResult> LoginWithoutEngineAsync((string Username, string Secret) login)
    {
        var configuration = Directory.CreateTempSubdirectory("docker-e2e-");
        try
        {
            return await Command.RunAsync("docker",
                ["-H", "unix:///nonexistent.sock", "--config", configuration.FullName, "login", "-u", login.Username, "--password-stdin", stage.Host], login.Secret);
        }
        finally
        {
            configuration.Delete(recursive: true);
        }
    }
}
