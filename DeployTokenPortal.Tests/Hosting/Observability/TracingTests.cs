using System.Collections.Concurrent;
using System.Text;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace DeployTokenPortal.Tests.Hosting.Observability;

public sealed class TracingTests
{
    [Fact]
    public async Task Spans_of_request_and_database_reach_the_collector_with_nothing_of_the_caller_in_them()
    {
        await using var collector = await Collector.StartAsync();
        await using var door = await new TokenDoor(
            ("Portal:Tracing:Endpoint", collector.Address), ("Portal:Tracing:Protocol", "HttpProtobuf"))
        {
            // A context that was used before anybody traced would not look for listeners again within the first second.
            Configure = services => services.ConfigureDbContext<SqlitePortalDbContext>(options => options.ConfigureLoggingCacheTime(TimeSpan.Zero)),
        }.OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry, "robot-of-svc");
        using var request = TokenDoor.Request(
            ("robot-of-svc", token.Secret.Reveal()), $"service=container_registry&scope=repository:acme/platform/svc:pull&account=robot-of-svc&private_token={token.Secret.Reveal()}");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("tracestate", "vendor=state-of-caller");
        request.Headers.Add("baggage", "user=baggage-of-caller");
        request.Headers.Add("User-Agent", "agent-of-caller/1.0");
        request.Headers.Add("X-Forwarded-For", "203.0.113.77");

        using var answer = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var invalid = await door.Client.GetAsync(new Uri("/help/nowhere?invitation-code-of-caller", UriKind.Relative), TestContext.Current.CancellationToken);
        door.Get<TracerProvider>().ForceFlush();

        var sent = await collector.ReceiveAsync("/jwt/auth");
        Assert.All(["deploy-token-portal", "/jwt/auth", "http.response.status_code", "db.statement", "TokenSecrets", "\"Digest\" = @"], word => Assert.Contains(word, sent, StringComparison.Ordinal));
        string[] ofCaller =
        [
            token.Secret.Reveal(), "robot-of-svc", "acme/platform", "private_token", "state-of-caller", "baggage-of-caller", "agent-of-caller", "203.0.113.77",
            "invitation-code-of-caller", "Basic ",
        ];
        Assert.All(ofCaller, word => Assert.DoesNotContain(word, sent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_checks_and_metrics_are_not_traced()
    {
        await using var collector = await Collector.StartAsync();
        await using var portal = new PortalFactory(("Portal:Tracing:Endpoint", collector.Address), ("Portal:Tracing:Protocol", "HttpProtobuf"));
        using var client = portal.CreatePlainClient();

        foreach (var path in new[] { "/healthz", "/metrics", "/.well-known/jwks.json" })
            (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        portal.Services.GetRequiredService<TracerProvider>().ForceFlush();

        var sent = await collector.ReceiveAsync("jwks.json");
        Assert.Contains("jwks.json", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("healthz", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("/metrics", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_traced()
    {
        await using var portal = new PortalFactory();

        Assert.Null(portal.Services.GetService<TracerProvider>());
    }

    /// <summary>Takes OTLP over HTTP. The strings of protobuf lie in it as they are.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

        private readonly ConcurrentQueue<string> _received = new();
        private readonly SemaphoreSlim _arrivals = new(0);
        private readonly UpstreamServer _server;

        private Collector(UpstreamServer server) => _server = server;

        public string Address => _server.Address;

        private string Received => string.Join('\n', _received);

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector(await UpstreamServer.StartAsync());
            collector._server.Observe = body =>
            {
                collector._received.Enqueue(Encoding.Latin1.GetString(body));
                collector._arrivals.Release();
            };
            collector._server.Answer = context =>
            {
                context.Response.ContentType = "application/x-protobuf";
                return Task.CompletedTask;
            };
            return collector;
        }

        /// <summary>All that came, once this word did or nothing came for a long time: a request ends, and its span with it, after its answer has been read.</summary>
        public async Task<string> ReceiveAsync(string word)
        {
            while (!Received.Contains(word, StringComparison.Ordinal) && await _arrivals.WaitAsync(s_patience, TestContext.Current.CancellationToken))
            {
            }

            return Received;
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _arrivals.Dispose();
        }
    }
}
