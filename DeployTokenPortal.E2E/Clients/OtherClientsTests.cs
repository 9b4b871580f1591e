using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Clients;

/// <summary>Container clients besides skopeo, as their users run them.</summary>
public sealed class OtherClientsTests(BrowserFixture browser)
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];

    [Fact]
    public async Task Buildah_logs_in_pushes_and_mounts_across_repositories()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var acme = await visitor.CreateGroupAsync("acme");
        await visitor.CreateProjectAsync("one", acme);
        await visitor.CreateProjectAsync("two", acme);
        var token = await visitor.CreateTokenAsync(acme, "builder", s_pullAndPush);
        await visitor.SaveTokenAsync("builder");
        await using var registry = await RegistryProcess.StartAsync(portal);
        using var image = await TestImage.MakeAsync();
        using var buildah = new Buildah();

        var login = await buildah.RunAsync(["login", "--tls-verify=false", "-u", token.Username, "--password-stdin", registry.Host], token.Secret);
        var first = await buildah.RunAsync(["push", "--tls-verify=false", await buildah.LoadAsync(image), $"docker://{registry.Host}/acme/one/web:v1"]);
        var second = await buildah.RunAsync(["push", "--tls-verify=false", await buildah.LoadAsync(image), $"docker://{registry.Host}/acme/two/web:v1"]);
        var wrong = await buildah.RunAsync(["login", "--tls-verify=false", "-u", "somebody", "--password-stdin", registry.Host], token.Secret);

        Assert.True(login.ExitCode == 0, login.ToString());
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.NotEqual(0, wrong.ExitCode);
    }

    [Fact]
    public async Task Docker_command_line_logs_in_and_is_refused_with_our_words()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var svc = await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme"));
        var token = await visitor.CreateTokenAsync(svc, "ci", s_pullAndPush);
        await visitor.SaveTokenAsync("ci");
        await using var registry = await RegistryProcess.StartAsync(portal);

        var good = await DockerLoginAsync(registry, token.Username, token.Secret);
        var bad = await DockerLoginAsync(registry, token.Username, token.Secret + "x");

        Assert.True(good.ExitCode == 0, good.ToString());
        Assert.NotEqual(0, bad.ExitCode);
        Assert.Contains("HTTP Basic: Access denied", bad.Error, StringComparison.Ordinal);
    }

    // Without an engine the command line logs in by itself.
    private static async Task<CommandResult> DockerLoginAsync(RegistryProcess registry, string username, string secret)
    {
        var configuration = Directory.CreateTempSubdirectory("docker-e2e-");
        try
        {
            return await Command.RunAsync(
                "docker", ["-H", "unix:///nonexistent.sock", "--config", configuration.FullName, "login", "-u", username, "--password-stdin", registry.Host], secret);
        }
        finally
        {
            configuration.Delete(recursive: true);
        }
    }
}
