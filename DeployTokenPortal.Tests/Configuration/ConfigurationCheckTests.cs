using DeployTokenPortal.Configuration;
using DeployTokenPortal.Configuration.Binding;
using DeployTokenPortal.Hosting;
using DeployTokenPortal.Hosting.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Tests.Configuration;

public sealed class ConfigurationCheckTests
{
    [Fact]
    public void Empty_configuration_is_accepted()
    {
        using var app = Build();

        app.CheckConfiguration();

        Assert.Empty(app.Services.GetRequiredService<UnknownSettings>().Find());
    }

    [Theory]
    [InlineData("Portal:PublicUrl", "tokens.example.com", "https")]
    [InlineData("Portal:PublicUrl", "ftp://tokens.example.com", "https")]
    [InlineData("Portal:PublicUrl", "https://tokens.example.com/portal", "without path")]
    [InlineData("Portal:PublicUrl", "https://me:secret@tokens.example.com", "user")]
    [InlineData("Portal:Database:Provider", "MySql", "Sqlite or PostgreSql")]
    [InlineData("Portal:Database:Provider", "1", "Sqlite or PostgreSql")]
    [InlineData("Portal:Database:Provider", "PostgreSql", "ConnectionStrings:Portal")]
    [InlineData("Portal:Database:MigrateOnStart", "perhaps", "true or false")]
    [InlineData("ConnectionStrings:Portal", "no pairs", "name=value")]
    [InlineData("Portal:Usage:RetentionDays", "0", "1 to 3660")]
    [InlineData("Portal:Audit:WebhookUrl", "siem.acme.example", "http or https address")]
    [InlineData("Portal:Audit:WebhookUrl", "https://me:secret@siem.acme.example", "without a user")]
    [InlineData("Portal:Audit:WebhookUrl", "https://siem.acme.example", "at least 24 characters")]
    [InlineData("Portal:Audit:Syslog", "logs.acme.example:514", "tls://host:port")]
    [InlineData("Portal:Audit:Syslog", "tcp://logs.acme.example", "tls://host:port")]
    [InlineData("Portal:Audit:Syslog", "tcp://logs.acme.example:601/path", "tls://host:port")]
    [InlineData("Portal:Audit:OtlpEndpoint", "grpc://localhost:4317", "http or https address")]
    [InlineData("Portal:Metrics:Token", "secret", "16 to 255")]
    [InlineData("Portal:Metrics:Token", "secret with spaces in it", "16 to 255")]
    [InlineData("Portal:Metrics:Url", "127.0.0.1:9464", "http address with a port")]
    [InlineData("Portal:Metrics:Url", "https://127.0.0.1:9464", "http address with a port")]
    [InlineData("Portal:Metrics:Url", "http://127.0.0.1", "http address with a port")]
    [InlineData("Portal:Metrics:Url", "http://127.0.0.1:0", "http address with a port")]
    [InlineData("Portal:Metrics:Url", "http://127.0.0.1:9464/metrics", "without path")]
    [InlineData("Portal:Metrics:Url", "http://me:secret@127.0.0.1:9464", "http address with a port")]
    [InlineData("Portal:Tracing:Endpoint", "collector:4317", "http or https")]
    [InlineData("Portal:Tracing:Endpoint", "https://me:secret@collector:4317", "without query or user")]
    [InlineData("Portal:Tracing:Endpoint", "https://collector:4317?key=secret", "without query or user")]
    [InlineData("Portal:Tracing:Protocol", "Thrift", "Grpc or HttpProtobuf")]
    [InlineData("Portal:Tracing:SamplePercent", "0", "1 to 100")]
    [InlineData("Portal:Redis:Configuration", "password=secret", "redis.example.com:6379")]
    [InlineData("Portal:Redis:Configuration", "redis.example.com,secret=1", "redis.example.com:6379")]
    [InlineData("Portal:Redis:Configuration", "redis.example.com,ssl=secret", "redis.example.com:6379")]
    [InlineData("Portal:DrainTime", "00:06:00", "00:00:00 to 00:05:00")]
    [InlineData("Portal:DrainTime", "-00:00:01", "00:00:00 to 00:05:00")]
    [InlineData("Portal:Tokens:Prefix", "two words", "letters, digits")]
    [InlineData("Portal:Tokens:Prefix", "a-prefix-of-21-letters", "1 to 20")]
    [InlineData("Portal:ForwardedHeaders:TrustedProxies", "192.0.2.1, proxy.example.com", "addresses and networks")]
    [InlineData("Portal:ForwardedHeaders:TrustedProxies", "10.0.0.0/33", "addresses and networks")]
    public void Wrong_value_is_refused_with_what_is_accepted(string key, string value, string accepted)
    {
        using var app = Build((key, value));

        var refusal = Assert.Throws<StartRefusedException>(app.CheckConfiguration);

        Assert.Contains(accepted, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Portal:Metrics:Url", "http://127.0.0.1:9464")]
    [InlineData("Portal:Metrics:Url", "http://[::1]:9464/")]
    [InlineData("Portal:Metrics:Url", "http://*:9464")]
    [InlineData("Portal:Metrics:Url", "http://+:9464")]
    [InlineData("Portal:Metrics:Token", "0123456789abcdef")]
    [InlineData("Portal:Metrics:Token", "q8Yc0J1n/+x.~_-A==")]
    [InlineData("Portal:Tracing:Endpoint", "http://collector.example.com:4317")]
    [InlineData("Portal:Tracing:Endpoint", "https://collector.example.com/otlp/v1/traces")]
    public void Right_value_is_accepted(string key, string value)
    {
        using var app = Build((key, value));

        app.CheckConfiguration();

        Assert.Empty(app.Services.GetRequiredService<UnknownSettings>().Find());
    }

    [Fact]
    public void Faults_of_all_sections_are_reported_at_once()
    {
        using var app = Build(
            ("Portal:PublicUrl", "x"), ("Portal:Database:Provider", "x"), ("Portal:Database:MigrateOnStart", "x"),
            ("Portal:Tokens:Prefix", " x y "), ("Portal:ForwardedHeaders:TrustedProxies:0", "x"), ("ConnectionStrings:Portal", "x"));

        var refusal = Assert.Throws<StartRefusedException>(app.CheckConfiguration);

        Assert.Equal(7, refusal.Message.Split('\n').Length);
        Assert.All(
            ["Portal:PublicUrl", "Portal:Database:Provider", "Portal:Database:MigrateOnStart", "Portal:Tokens:Prefix", "Portal:ForwardedHeaders:TrustedProxies", "ConnectionStrings:Portal"],
            key => Assert.Contains($"  - {key}: ", refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Misspelled_key_is_found()
    {
        using var app = Build(("Portal:Databse:Provider", "Sqlite"), ("Portal:PublicURL", ""), ("Portal:TokenPrefix", "x"), ("Portal:ForwardedHeaders:TrustedProxies:0", "::1"));

        app.CheckConfiguration();

        Assert.Equal(["Portal:Databse:Provider", "Portal:TokenPrefix"], app.Services.GetRequiredService<UnknownSettings>().Find());
    }

    [Fact]
    public void Blank_value_means_the_default()
    {
        using var app = Build(("Portal:DataDirectory", " "), ("Portal:PublicUrl", ""), ("Portal:Database:MigrateOnStart", ""));

        app.CheckConfiguration();

        Assert.Equal("data", app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory);
        Assert.Null(app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.PublicUrl);
        Assert.True(app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateOnStart);
    }

    [Fact]
    public void List_is_read_by_commas_and_by_index()
    {
        using var app = Build(("Portal:ForwardedHeaders:TrustedProxies", "192.0.2.1, 10.0.0.0/8"), ("Portal:ForwardedHeaders:TrustedProxies:0", "2001:db8::/32"));

        app.CheckConfiguration();

        Assert.Equal(["2001:db8::/32", "192.0.2.1", "10.0.0.0/8"], app.Services.GetRequiredService<IOptions<TrustedProxyOptions>>().Value.TrustedProxies);
    }

    private static WebApplication Build(params IReadOnlyList<(string Key, string Value)> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder.AddPortalConfiguration().Build();
    }
}
