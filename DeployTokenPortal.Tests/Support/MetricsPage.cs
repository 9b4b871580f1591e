using System.Globalization;
using System.Text.RegularExpressions;

namespace DeployTokenPortal.Tests.Support;

/// <summary>What <c>/metrics</c> says, read as Prometheus reads it.</summary>
public sealed partial class MetricsPage
{
    private readonly List<MetricSample> _samples = [];

    private MetricsPage(string text)
    {
        Text = text;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var sample = Sample().Match(line);
            Assert.True(sample.Success, $"Prometheus cannot read: {line}");
            var labels = Label().Matches(sample.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value);
            _samples.Add(new MetricSample(sample.Groups["name"].Value, labels, double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)));
        }
    }

    public string Text { get; }

    public IReadOnlyList<MetricSample> Samples => _samples;

    /// <summary>Names as declared, a histogram's once.</summary>
    public IReadOnlyList<string> Families => [.. Text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2])];

    public static async Task<MetricsPage> ReadAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return new MetricsPage(text);
    }

    /// <summary>The value of the one sample with these labels among others.</summary>
    public double Value(string name, params IEnumerable<(string Name, string Value)> labels) =>
        Assert.Single(_samples, sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value)).Value;

    /// <summary>The samples of one name that are not 0, as <c>label label … value</c> in the order of the labels.</summary>
    public IReadOnlyList<string> Counted(string name, params IReadOnlyList<string> labels) =>
        [.. _samples.Where(sample => sample.Name == name && sample.Value != 0)
            .Select(sample => string.Join(' ', labels.Select(label => sample.Labels[label]).Append(sample.Value.ToString(CultureInfo.InvariantCulture))))
            .Order(StringComparer.Ordinal)];

    // Prometheus text format 0.0.4; the values of the portal's labels need no escapes.
    [GeneratedRegex("""^(?<name>[a-z_]+)(\{(?<labels>([a-z_]+="[^"\\]*",?)*)\})? (?<value>\S+)( \d+)?\r?$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>[^"\\]*)" *""")]
    private static partial Regex Label();
}

/// <summary>One line.</summary>
public sealed record MetricSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
