using System.Text.Json;
using System.Text.RegularExpressions;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using YamlDotNet.Serialization;

namespace DeployTokenPortal.Tests.Hosting.Observability;

/// <summary>The dashboard and the alerts that the portal ships use what its metrics really have, and nothing else.</summary>
public sealed partial class DashboardTests : IAsyncLifetime
{
    private const string Dashboard = "/help/grafana-dashboard.json";
    private const string Alerts = "/help/alert-rules.yaml";

    // What Prometheus itself puts on every series, and on the buckets of a histogram.
    private static readonly string[] s_labelsOfPrometheus = ["instance", "job", "le"];
    private static readonly string[] s_words = ["and", "or", "unless", "by", "without", "on", "ignoring", "bool", "offset"];

    private readonly GatewayDoor _gateway = new();
    private MetricsPage _page = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _gateway.OpenAsync();
        await _gateway.ConnectAsync(RegistryFormat.Generic);
        await UseEveryDoorAsync();
        _page = await MetricsPage.ReadAsync(_gateway.Door.Client);
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData(Dashboard, "application/json")]
    [InlineData(Alerts, "application/octet-stream")]
    public async Task File_is_there_for_everybody(string path, string mediaType)
    {
        using var answer = await _gateway.Door.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Dashboard_uses_metrics_and_labels_that_exist()
    {
        using var dashboard = JsonDocument.Parse(await TextAsync(Dashboard));
        var texts = Strings(dashboard.RootElement).ToList();

        var queries = texts.Where(text => text.Name == "expr").Select(text => text.Value).ToList();
        Assert.InRange(queries.Count, 15, 60);
        Verdict(queries.SelectMany(Faults));
        // Every panel names what its lines stand for by labels of the query beside it.
        Verdict(texts.Where(text => text.Name == "legendFormat").SelectMany(text => Mark().Matches(text.Value).Select(mark => mark.Groups[1].Value))
            .Where(label => !_page.Samples.Any(sample => sample.Labels.ContainsKey(label))));
    }

    [Fact]
    public async Task Dashboard_shows_every_metric()
    {
        var text = await TextAsync(Dashboard);

        Verdict(_page.Families.Where(family => !text.Contains(family, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Dashboard_has_each_panel_once_and_none_upon_another()
    {
        using var dashboard = JsonDocument.Parse(await TextAsync(Dashboard));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();

        var cells = panels.SelectMany(panel => Cells(panel.GetProperty("gridPos"))).ToList();

        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    [Fact]
    public async Task Alerts_use_metrics_and_labels_that_exist_and_say_what_they_mean()
    {
        var file = new DeserializerBuilder().Build().Deserialize<RuleFile>(await TextAsync(Alerts));

        var rules = Assert.Single(file.groups).rules;
        Assert.InRange(rules.Count, 8, 30);
        Assert.Equal(rules.Count, rules.Select(rule => rule.alert).Distinct().Count());
        Verdict(rules.SelectMany(rule => Faults(rule.expr)));
        Assert.All(rules, rule => Assert.Contains(rule.labels["severity"], new[] { "critical", "warning", "info" }));
        Assert.All(rules, rule => Assert.True(rule.annotations["summary"].Length > 0 && rule.annotations["description"].Length > 0));
    }

    [Theory]
    [InlineData("rate(registry_auth_decision_total[5m])", "registry_auth_decision_total")]
    [InlineData("sum by (dor) (registry_auth_decisions_total)", "dor")]
    [InlineData("registry_auth_decisions_total{outcom=\"failed\"}", "outcom")]
    [InlineData("registry_auth_decisions_total{outcome=~\"failed|missed\"}", "missed")]
    public void Typing_error_would_be_seen(string query, string fault) => Assert.Contains(fault, string.Join(' ', Faults(query)), StringComparison.Ordinal);

    private async Task UseEveryDoorAsync()
    {
        var (secret, pull) = (await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry), await _gateway.SecretAsync("svc", DeployTokenScopes.ReadRegistry));
        (await _gateway.Door.AskAsync(("ci", pull), "repository:acme/platform/svc:pull,push")).Dispose();
        (await _gateway.SendAsync("GET", _gateway.Packages("generic") + "/app/1.0/app.bin", ("Deploy-Token", secret))).Dispose();
        (await _gateway.SendAsync(
            "GET", "/auth/forward/nginx?format=npm&project=acme/platform/svc", ("X-Original-Method", "GET"), ("X-Original-URI", "/widget"), ("Deploy-Token", secret))).Dispose();
    }

    /// <summary>Everything in a PromQL expression that the metrics do not have.</summary>
    private List<string> Faults(string query)
    {
        var faults = new List<string>();
        var labels = Grouping().Matches(query).SelectMany(list => list.Groups[1].Value.Split(',')).Select(label => label.Trim()).Where(label => label.Length > 0).ToList();
        foreach (Match selector in Selector().Matches(query))
        {
            foreach (Match matcher in Matcher().Matches(selector.Groups[2].Value))
            {
                labels.Add(matcher.Groups[1].Value);
                faults.AddRange(matcher.Groups[2].Value.Split('|')
                    .Where(value => value[0] != '$' && !_page.Samples.Any(sample => sample.Labels.GetValueOrDefault(matcher.Groups[1].Value) == value))
                    .Select(value => $"{query}: no {matcher.Groups[1].Value} is {value}"));
            }
        }

        var rest = Range().Replace(Braces().Replace(Grouping().Replace(query, " "), " "), " ");
        var names = Name().Matches(rest).Select(name => name.Value).Where(name => !s_words.Contains(name)).Distinct().ToList();
        faults.AddRange(names.Where(name => !_page.Samples.Any(sample => sample.Name == name)).Select(name => $"{query}: there is no {name}"));
        var known = _page.Samples.Where(sample => names.Contains(sample.Name)).SelectMany(sample => sample.Labels.Keys).Concat(s_labelsOfPrometheus).ToHashSet();
        faults.AddRange(labels.Where(label => !known.Contains(label)).Select(label => $"{query}: no label {label}"));
        return faults;
    }

    private async Task<string> TextAsync(string path) => await _gateway.Door.Client.GetStringAsync(new Uri(path, UriKind.Relative), Ct);

    private static void Verdict(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    private static IEnumerable<(string Name, string Value)> Strings(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Strings(item, name)),
        JsonValueKind.String => [(name, element.GetString()!)],
        _ => [],
    };

    private static IEnumerable<(int X, int Y)> Cells(JsonElement place) =>
        from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
        from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
        select (x, y);

    [GeneratedRegex("""\b(?:by|without|on|ignoring)\s*\(([^)]*)\)""")]
    private static partial Regex Grouping();

    [GeneratedRegex("""([a-z_]+)\{([^}]*)\}""")]
    private static partial Regex Selector();

    [GeneratedRegex("""([a-z_]+)=~?"([^"]*)" *""")]
    private static partial Regex Matcher();

    [GeneratedRegex("""\{[^}]*\}""")]
    private static partial Regex Braces();

    [GeneratedRegex("""\[[^\]]*\]""")]
    private static partial Regex Range();

    // Functions are followed by a parenthesis.
    [GeneratedRegex("""\b[a-z_][a-z0-9_]*\b(?!\s*\()""")]
    private static partial Regex Name();

    [GeneratedRegex("""\{\{([a-z_]+)\}\}""")]
    private static partial Regex Mark();

#pragma warning disable IDE1006, CA1812 // As the file spells them; the deserializer makes them.
    private sealed class RuleFile
    {
        public List<RuleGroup> groups { get; set; } = [];
    }

    private sealed class RuleGroup
    {
        public string name { get; set; } = "";

        public List<Rule> rules { get; set; } = [];
    }

    private sealed class Rule
    {
        public string alert { get; set; } = "";

        public string expr { get; set; } = "";

        public string @for { get; set; } = "";

        public Dictionary<string, string> labels { get; set; } = [];

        public Dictionary<string, string> annotations { get; set; } = [];
    }
#pragma warning restore
}
