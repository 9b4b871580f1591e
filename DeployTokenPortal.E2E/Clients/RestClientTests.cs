using System.Text.Json;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Clients;

/// <summary>GitLab's own API clients as Debian and npm package them, against the published portal.</summary>
public sealed class RestClientTests(BrowserFixture browser)
{
    private static readonly string[] s_pull = ["read_registry"];

    [Theory]
    [InlineData("/usr/bin/python3", "cycle.py")]
    [InlineData("ruby", "cycle.rb")]
    [InlineData("perl", "cycle.pl")]
    [InlineData("go run", "cycle.go")]
    public async Task Client_goes_the_full_cycle(string program, string script)
    {
        var words = program.Split(' ');

        await AssertCycleAsync(words[0], [.. words[1..], ScriptPath(script)]);
    }

    [Fact]
    public async Task Gitbeaker_goes_the_full_cycle() =>
        await AssertCycleAsync("node", [ScriptPath("cycle.mjs")], await NpmPackages.InstallAsync("@gitbeaker/rest", "43.8.0"));

    [Fact]
    public async Task Command_line_of_python_gitlab_creates_lists_and_deletes()
    {
        await using var portal = await PortalProcess.StartAsync(AdministratorApi.Bootstrap);
        Task<CommandResult> RunAsync(params string[] arguments) => Command.RunAsync(
            "python-gitlab", ["--server-url", portal.Address.GetLeftPart(UriPartial.Authority), "--private-token", AdministratorApi.Token, "-o", "json", .. arguments]);

        var group = await RunAsync("group", "create", "--name", "Acme", "--path", "acme");
        var created = await RunAsync("group-deploy-token", "create", "--group-id", "acme", "--name", "ci", "--scopes", "read_registry,write_registry");
        var listed = await RunAsync("deploy-token", "list");
        var deleted = await RunAsync("group-deploy-token", "delete", "--group-id", "acme", "--id", "1");
        var empty = await RunAsync("group-deploy-token", "list", "--group-id", "acme");

        Assert.All([group, created, listed, deleted, empty], done => Assert.True(done.ExitCode == 0, done.ToString()));
        Assert.Contains("\"token\": \"gldt-", created.Output, StringComparison.Ordinal);
        Assert.Equal("ci", JsonDocument.Parse(listed.Output).RootElement[0].GetProperty("name").GetString());
        Assert.Equal("[]", empty.Output.Trim());
    }

    [Fact]
    public async Task Token_made_over_rest_pulls_and_is_on_the_page_and_one_made_on_the_page_is_in_rest()
    {
        await using var portal = await PortalProcess.StartAsync(AdministratorApi.Bootstrap);
        using var api = new AdministratorApi(portal);
        await api.CreateAsync("groups", "name=Acme&path=acme&visibility=private");
        var project = await api.CreateAsync("projects", "name=svc&namespace_id=1");
        var made = await api.CreateAsync("projects/acme%2Fsvc/deploy_tokens", "name=by-rest&scopes[]=read_registry&scopes[]=write_registry&username=rest");
        await using var registry = await RegistryProcess.StartAsync(portal);
        using var image = await TestImage.MakeAsync();
        var login = ("rest", made.GetProperty("token").GetString()!);

        var pushed = await Skopeo.PushAsync(image, $"{registry.Host}/acme/svc:v1", login);
        var pulled = await Skopeo.PullAsync($"{registry.Host}/acme/svc:v1", login);
        await using var visitor = await browser.OpenAsync(portal);
        await visitor.SignInAsync(AccountPages.AdministratorEmail, AccountPages.AdministratorPassword);
        await visitor.OpenTokensAsync($"/projects/{project.GetProperty("id")}");
        await visitor.RowOf("by-rest").WaitForAsync();
        await visitor.CreateTokenAsync($"/projects/{project.GetProperty("id")}", "by-hand", s_pull);
        await visitor.SaveTokenAsync("by-hand");
        var list = await api.GetStringAsync("projects/acme%2Fsvc/deploy_tokens");
        await api.DeleteAsync($"projects/acme%2Fsvc/deploy_tokens/{made.GetProperty("id")}");
        var refused = await Skopeo.PullAsync($"{registry.Host}/acme/svc:v1", login);

        Assert.All([pushed, pulled], done => Assert.True(done.ExitCode == 0, done.ToString()));
        Assert.Contains("\"name\":\"by-hand\"", list, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.DoesNotContain(login.Item2, portal.Log, StringComparison.Ordinal);
    }

    private static string ScriptPath(string script) => Path.Combine(AppContext.BaseDirectory, "Clients", "Rest", script);

    /// <summary>Runs a script with the portal's address, the administrator's token and what follows, on a portal of its own.</summary>
    private static async Task AssertCycleAsync(string program, IEnumerable<string> arguments, params IEnumerable<string> more)
    {
        await using var portal = await PortalProcess.StartAsync(AdministratorApi.Bootstrap);

        var done = await Command.RunAsync(
            program, [.. arguments, portal.Address.GetLeftPart(UriPartial.Authority), AdministratorApi.Token, .. more],
            environment: new Dictionary<string, string> { ["GO111MODULE"] = "off", ["GOPATH"] = "/usr/share/gocode", ["GOFLAGS"] = "-buildvcs=false" });

        Assert.True(done.ExitCode == 0 && done.Output.EndsWith("cycle complete\n", StringComparison.Ordinal), $"{done}\n{portal.Log}");
    }
}
