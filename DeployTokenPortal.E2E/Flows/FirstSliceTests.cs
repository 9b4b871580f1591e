using System.Text;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>From the first start to a push, through the front door: the story that must work.</summary>
public sealed class FirstSliceTests(BrowserFixture browser)
{
    private static readonly string[] s_pullAndPush = ["read_registry", "write_registry"];
    private static readonly string[] s_pull = ["read_registry"];

    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    public async Task Newcomer_sets_up_creates_a_token_pushes_and_revokes(string algorithm)
    {
        await using var portal = await PortalProcess.StartAsync(new Dictionary<string, string> { ["Portal__Registry__Algorithm"] = algorithm });
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var platform = await visitor.CreateGroupAsync("platform", await visitor.CreateGroupAsync("acme"));
        var svc = await visitor.CreateProjectAsync("svc", platform);
        var token = await visitor.CreateTokenAsync(svc, "ci-push", s_pullAndPush);
        await using var registry = await RegistryProcess.StartAsync(portal);
        using var image = await TestImage.MakeAsync();
        var name = $"{registry.Host}/acme/platform/svc/web:v1";

        var pushed = await Skopeo.PushAsync(image, name, token);
        var pulled = await Skopeo.PullAsync(name, token);

        Assert.True(pushed.ExitCode == 0, pushed.ToString());
        Assert.True(pulled.ExitCode == 0, pulled.ToString());
        await visitor.Page.GetByText("First use:").WaitForAsync();

        await visitor.SaveTokenAsync("ci-push");
        await visitor.Page.ReloadAsync();
        await visitor.InteractiveAsync();
        await visitor.RowOf("ci-push").WaitForAsync();
        Assert.DoesNotContain(token.Secret, await visitor.Page.ContentAsync(), StringComparison.Ordinal);

        await visitor.RevokeTokenAsync("ci-push");
        Assert.NotEqual(0, (await Skopeo.LoginAsync(registry.Host, token)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PushAsync(image, name, token)).ExitCode);
        await visitor.DisposeAsync();
        await AssertNoPlaintextAsync(portal, visitor, token.Secret);
    }

    [Fact]
    public async Task Tokens_reach_what_they_hold_and_nothing_else()
    {
        await using var portal = await PortalProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SetUpAsync(portal);
        var acme = await visitor.CreateGroupAsync("acme");
        var svc = await visitor.CreateProjectAsync("svc", acme);
        await visitor.CreateProjectAsync("open", acme, "Public");
        var project = await visitor.CreateTokenAsync(svc, "project-token", s_pullAndPush);
        await visitor.SaveTokenAsync("project-token");
        var reader = await visitor.CreateTokenAsync(svc, "reader", s_pull, username: "reader");
        await visitor.SaveTokenAsync("reader");
        var group = await visitor.CreateTokenAsync(acme, "group-token", s_pullAndPush);
        await visitor.SaveTokenAsync("group-token");
        await visitor.CreateProjectAsync("later", acme);
        await using var registry = await RegistryProcess.StartAsync(portal);
        using var image = await TestImage.MakeAsync();

        Assert.Equal(0, (await Skopeo.PushAsync(image, $"{registry.Host}/acme/svc:v1", project)).ExitCode);
        Assert.Equal(0, (await Skopeo.PushAsync(image, $"{registry.Host}/acme/later/web:v1", group)).ExitCode);
        Assert.Equal(0, (await Skopeo.PushAsync(image, $"{registry.Host}/acme/open:v1", group)).ExitCode);
        Assert.Equal(0, (await Skopeo.PullAsync($"{registry.Host}/acme/svc:v1", reader)).ExitCode);
        Assert.Equal(0, (await Skopeo.PullAsync($"{registry.Host}/acme/open:v1", null)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PushAsync(image, $"{registry.Host}/acme/svc:v2", reader)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PushAsync(image, $"{registry.Host}/acme/later:v1", project)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PullAsync($"{registry.Host}/acme/later/web:v1", project)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PullAsync($"{registry.Host}/acme/svc:v1", null)).ExitCode);
        Assert.NotEqual(0, (await Skopeo.PullAsync($"{registry.Host}/acme/svc:v1", ("Reader", reader.Secret))).ExitCode);
        Assert.NotEqual(0, (await Skopeo.DeleteAsync($"{registry.Host}/acme/svc:v1", project)).ExitCode);
    }

    private static async Task AssertNoPlaintextAsync(PortalProcess portal, Visitor visitor, string secret)
    {
        await portal.StopAsync();
        var needle = Encoding.ASCII.GetBytes(secret);
        foreach (var file in Directory.EnumerateFiles(portal.Data, "*", SearchOption.AllDirectories))
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(needle) < 0, $"{file} holds the secret.");
        Assert.DoesNotContain(secret, portal.Log, StringComparison.Ordinal);
        Assert.All(visitor.Documents, document => Assert.DoesNotContain(secret, document, StringComparison.Ordinal));
    }
}
