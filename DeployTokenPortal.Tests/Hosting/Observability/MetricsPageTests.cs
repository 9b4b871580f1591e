using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Components.Pages.Help;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Hosting.Observability;

public sealed class MetricsPageTests
{
    [Fact]
    public async Task Help_names_every_metric_with_its_labels()
    {
        await using var door = await new TokenDoor().OpenAsync();
        using var answer = await door.AskAsync(null, "repository:acme/app:pull");

        var page = await MetricsPage.ReadAsync(door.Client);

        var labels = page.Families.ToDictionary(family => family, family => page.Samples
            .Where(sample => sample.Name == family || sample.Name == family + "_count").SelectMany(sample => sample.Labels.Keys).ToHashSet());
        Assert.Equal(page.Families.Order(), MetricsHelp.Metrics.Select(metric => metric.Name).Order());
        Assert.All(MetricsHelp.Metrics, metric => Assert.Equal(metric.Labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(), labels[metric.Name].Order()));
    }

    [Fact]
    public async Task Nothing_that_a_request_brings_makes_a_series_or_stands_in_one()
    {
        await using var door = await new TokenDoor().OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry, "robot");
        await door.Get<ActiveTokenCensus>().TakeAsync(TestContext.Current.CancellationToken);
        using var first = await door.AskAsync(("robot", token.Secret.Reveal()), "repository:acme/platform/svc:pull");
        var before = await MetricsPage.ReadAsync(door.Client);

        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var strange = await door.AskAsync(($"who-{attempt}", $"gldt-{attempt}"), $"repository:acme/platform/svc{attempt}:pull", $"odd{attempt}:x:y");
            using var again = await door.AskAsync(("robot", token.Secret.Reveal()), $"repository:acme/platform/svc/image{attempt}:pull");
        }

        var after = await MetricsPage.ReadAsync(door.Client);
        Assert.Equal(before.Samples.Select(KeyOf), after.Samples.Select(KeyOf));
        Assert.All(["acme", "robot", "who-", "gldt", "image", token.Secret.Reveal()], text => Assert.DoesNotContain(text, after.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Duration_is_a_histogram_from_50_microseconds_to_5_seconds()
    {
        await using var door = await new TokenDoor().OpenAsync();
        using var answer = await door.AskAsync(null, "repository:acme/app:pull");

        var page = await MetricsPage.ReadAsync(door.Client);

        var bounds = page.Samples.Where(sample => sample.Name == "registry_auth_duration_seconds_bucket").Select(sample => sample.Labels["le"]).ToList();
        Assert.Equal((17, "5E-05", "5", "+Inf"), (bounds.Count, bounds[0], bounds[^2], bounds[^1]));
        Assert.Equal(1, page.Value("registry_auth_duration_seconds_count", ("door", "container_token")));
    }

    [Fact]
    public async Task Secret_counts_as_a_miss_once_and_as_a_hit_from_then_on()
    {
        await using var door = await new TokenDoor().OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry, "robot");

        for (var time = 0; time < 3; time++)
            (await door.AskAsync(("robot", token.Secret.Reveal()), "repository:acme/platform/svc:pull")).Dispose();

        Assert.Equal(["hit 2", "miss 1"], (await MetricsPage.ReadAsync(door.Client)).Counted("credential_cache_lookups_total", "result"));
    }

    [Fact]
    public async Task Usage_that_does_not_fit_is_counted()
    {
        await using var door = await new TokenDoor().OpenAsync();
        var recorder = door.Get<UsageRecorder>();

        // The most unknown addresses of one interval, and three more. The clock stands still, so nothing is stored meanwhile.
        for (var number = 0; number < 10_003; number++)
            recorder.NoteUnknown($"address {number}");

        Assert.Equal(3, (await MetricsPage.ReadAsync(door.Client)).Value("usage_records_dropped_total"));
    }

    [Fact]
    public async Task Age_of_the_signing_key_grows_until_it_is_replaced()
    {
        await using var door = await new TokenDoor().OpenAsync();
        door.Portal.Time.Advance(TimeSpan.FromMinutes(10));

        var page = await MetricsPage.ReadAsync(door.Client);

        Assert.Equal(["ES256 signing 600"], page.Counted("signing_key_age_seconds", "algorithm", "state"));
        Assert.Equal(1, page.Value("portal_build_info"));
    }

    private static string KeyOf(MetricSample sample) => sample.Name + string.Concat(sample.Labels.OrderBy(label => label.Key).Select(label => $" {label.Key}={label.Value}"));
}
