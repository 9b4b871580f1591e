using System.Reflection;
using System.Threading.Channels;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Configuration.Backplane;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace DeployTokenPortal.Tests.Application.Access;

/// <summary>Nodes as far as changes go, on a real Redis.</summary>
public sealed class ChangeRelayTests
{
    private const int Away = 4004, Connected = 4005;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // A field would load the client into every portal, also into those without a Redis.
    [Fact]
    public void Client_of_Redis_is_held_by_no_field() =>
        Assert.DoesNotContain(
            typeof(ChangeRelay).GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            field => field.FieldType.Assembly == typeof(RedisChannel).Assembly);

    [Fact]
    public async Task Change_of_one_node_reaches_the_caches_of_another()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await Node.StartAsync(redis);
        await using var there = await Node.StartAsync(redis);
        Assert.Equal((Connected, Connected), (await here.LoggedAsync(), await there.LoggedAsync()));

        here.Changes.OnDeployTokenChanged(42);

        Assert.Equal(42, await there.ToldAsync());
    }

    // Many, since a connection is there before Redis knows what it listens to, if only by a hair.
    [Fact]
    public async Task Node_that_says_it_is_connected_hears_what_changes()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await Node.StartAsync(redis);
        await here.LoggedAsync();

        for (var id = 1; id <= 100; id++)
        {
            await using var there = await Node.StartAsync(redis);
            Assert.Equal(Connected, await there.LoggedAsync());
            here.Changes.OnDeployTokenChanged(id);
            Assert.Equal(id, await there.ToldAsync());
        }
    }

    [Fact]
    public async Task Message_that_is_none_is_ignored()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Node.StartAsync(redis);
        await node.LoggedAsync();
        await using var stranger = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);

        foreach (var message in (RedisValue[])["", "DeployToken", "DeployToken x", "Forest 1", new byte[] { 0xff, 0xfe, 0x00 }, new byte[1_000_000], "DeployToken 42"])
            await stranger.GetSubscriber().PublishAsync(RedisChannel.Literal(ChangeRelay.Channel), message);

        Assert.Equal(42, await node.ToldAsync());
    }

    [Fact]
    public async Task Only_kind_and_id_travel()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Node.StartAsync(redis);
        await node.LoggedAsync();
        await using var listener = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var heard = await listener.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("*"));

        node.Changes.OnPersonChanged(7);

        Assert.Equal("Person 7", (await heard.ReadAsync(Ct)).Message);
    }

    [Fact]
    public async Task Lost_Redis_is_told_once_and_comes_back_by_itself()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var here = await Node.StartAsync(redis);
        await using var there = await Node.StartAsync(redis);
        Assert.Equal((Connected, Connected), (await here.LoggedAsync(), await there.LoggedAsync()));

        await redis.KillAsync();
        Assert.Equal((Away, Away), (await here.LoggedAsync(), await there.LoggedAsync()));
        here.Changes.OnDeployTokenChanged(1);
        await redis.RestartAsync();
        Assert.Equal((Connected, Connected), (await here.LoggedAsync(), await there.LoggedAsync()));
        here.Changes.OnDeployTokenChanged(42);

        while (await there.ToldAsync() != 42)
        {
            // What was changed meanwhile may still arrive.
        }
    }

    [Fact]
    public async Task Node_starts_without_its_Redis_and_finds_it_later()
    {
        var redis = await RedisServer.StartAsync();
        await using (redis)
        {
            await redis.KillAsync();
            await using var node = await Node.StartAsync(redis);
            Assert.Equal(Away, await node.LoggedAsync());
            node.Changes.OnDeployTokenChanged(1);
            Assert.Equal(1, await node.ToldAsync());

            await redis.RestartAsync();

            Assert.Equal(Connected, await node.LoggedAsync());
        }
    }

    /// <summary>The relay of one node, with what it logs above debug and what the node's caches are told.</summary>
    private sealed class Node : IAsyncDisposable, ILogger<ChangeRelay>
    {
        private readonly Channel<int> _logged = Channel.CreateUnbounded<int>();
        private readonly Channel<long> _told = Channel.CreateUnbounded<long>();
        private readonly ChangeRelay _relay;

        private Node(string configuration)
        {
            _relay = new ChangeRelay(Options.Create(new RedisOptions { Configuration = configuration }), Changes, TimeProvider.System, this);
            Changes.DeployTokenChanged += id => _told.Writer.TryWrite(id);
        }

        public AccessChanges Changes { get; } = new();

        public static async Task<Node> StartAsync(RedisServer redis)
        {
            var node = new Node(redis.Configuration);
            await node._relay.StartAsync(Ct);
            return node;
        }

        public Task<int> LoggedAsync() => _logged.Reader.ReadAsync(Ct).AsTask().WaitAsync(s_patience, Ct);

        public Task<long> ToldAsync() => _told.Reader.ReadAsync(Ct).AsTask().WaitAsync(s_patience, Ct);

        public async ValueTask DisposeAsync()
        {
            await _relay.StopAsync(CancellationToken.None);
            _relay.Dispose();
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel > LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _logged.Writer.TryWrite(eventId.Id);
    }
}
