using System.Net;
using System.Text.RegularExpressions;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Configuration.Binding;
using DeployTokenPortal.Hosting.Startup;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace DeployTokenPortal.Tests.Hosting.Deployment;

/// <summary>The examples that the portal ships set what the portal knows, run it with little power, and ask addresses that answer.</summary>
public sealed partial class DeploymentFilesTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();
    private HttpClient _client = null!;

    public static TheoryData<string> Files => ["compose.yaml", "compose-scaled.yaml", "kubernetes.yaml", "deploy-token-portal.service"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _client = _portal.CreatePlainClient();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Settings_are_known_and_accepted(string file)
    {
        var settings = Setting().Matches(await ReadAsync(file)).ToDictionary(
            match => match.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal),
            string? (match) => ValueOf(match.Groups["value"].Value.Trim('"')));
        // In Kubernetes a Secret brings it.
        if (settings.GetValueOrDefault("Portal:Database:Provider") == nameof(DatabaseProvider.PostgreSql))
            settings.TryAdd("ConnectionStrings:Portal", "Host=db.example.com;Database=portal;Username=portal");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddPortalConfiguration();
        await using var app = builder.Build();

        app.CheckConfiguration();

        Assert.Contains("Portal:DataDirectory", settings.Keys);
        Assert.Empty(app.Services.GetRequiredService<UnknownSettings>().Find());
    }

    [Theory]
    [InlineData("compose.yaml", 1)]
    [InlineData("compose-scaled.yaml", 2)]
    public async Task Composed_portals_run_with_little_power(string file, int count)
    {
        var portals = Map(Yaml(await ReadAsync(file))["services"]).Where(service => service.Key.StartsWith("portal", StringComparison.Ordinal)).Select(service => Map(service.Value)).ToList();

        Assert.Equal(count, portals.Count);
        Assert.All(portals, portal =>
        {
            Assert.Equal(("1654:1654", "true"), (portal["user"], portal["read_only"]));
            Assert.Equal(["ALL"], List(portal["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], List(portal["security_opt"]));
        });
    }

    [Fact]
    public async Task Kubernetes_pods_meet_the_restricted_standard()
    {
        var deployment = Map(Yaml((await ReadAsync("kubernetes.yaml")).Split("---\n").Single(text => text.Contains("kind: Deployment", StringComparison.Ordinal)))["spec"]);
        var pod = Map(Map(deployment["template"])["spec"]);
        var container = Map(List(pod["containers"]).Single());
        var (outer, inner) = (Map(pod["securityContext"]), Map(container["securityContext"]));

        Assert.Equal(("true", "RuntimeDefault", "false"), (outer["runAsNonRoot"], Map(outer["seccompProfile"])["type"], pod["automountServiceAccountToken"]));
        Assert.Equal(("false", "true"), (inner["allowPrivilegeEscalation"], inner["readOnlyRootFilesystem"]));
        Assert.Equal(["ALL"], List(Map(inner["capabilities"])["drop"]));
        Assert.Contains("memory", Map(Map(container["resources"])["limits"]).Keys);
    }

    [Theory]
    [InlineData("kubernetes.yaml", "path: ")]
    [InlineData("haproxy.cfg", "option httpchk GET ")]
    public async Task Probes_ask_what_answers(string file, string lead)
    {
        var paths = (await ReadAsync(file)).Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(lead + "/", StringComparison.Ordinal))
            .Select(line => line[lead.Length..]).Where(path => path != "/").Distinct().ToList();

        Assert.Contains("/readyz", paths);
        foreach (var path in paths)
        {
            using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // "${NAME:?why}" is what the environment brings; any value that is of the right kind stands for it.
    private static string ValueOf(string text) => Substitute().Replace(text, match => match.Groups["name"].Value switch
    {
        "PORTAL_PUBLIC_URL" => "https://tokens.example.com",
        "PORTAL_ADMIN_EMAIL" => "root@example.com",
        _ => "a long pass phrase of 2026",
    });

    private async Task<string> ReadAsync(string file)
    {
        using var answer = await _client.GetAsync(new Uri($"/help/deployment/{file}", UriKind.Relative), Ct);
        Assert.True(answer.IsSuccessStatusCode, file);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static Dictionary<string, object> Yaml(string text) =>
        Map(new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(new StringReader(text))))!);

    private static Dictionary<string, object> Map(object value) => ((Dictionary<object, object>)value).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static List<object> List(object value) => (List<object>)value;

    [GeneratedRegex(@"^\s*(?:Environment=)?(?<key>(?:Portal|ConnectionStrings)__\w+)(?:: |=)(?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{(?<name>\w+):\?[^}]*\}")]
    private static partial Regex Substitute();
}
