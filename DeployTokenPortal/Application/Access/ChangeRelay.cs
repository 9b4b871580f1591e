using DeployTokenPortal.Configuration.Backplane;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace DeployTokenPortal.Application.Access;

/// <summary>
/// Carries changes between nodes at once, through a channel of the Redis that <c>Portal:Redis:Configuration</c> names; does nothing without one. Messages
/// hold kinds and ids, never a secret. No request waits for Redis: while it is away <see cref="ChangeWatch"/> alone finds the changes of others, and the
/// connection comes back by itself.
/// </summary>
internal sealed partial class ChangeRelay(IOptions<RedisOptions> options, AccessChanges changes, TimeProvider time, ILogger<ChangeRelay> logger) : BackgroundService
{
    /// <summary>Name of the channel; <c>channelPrefix=</c> in the configuration parts portals that share a Redis.</summary>
    public const string Channel = "deploy-token-portal:changes";

    private static readonly TimeSpan s_glance = TimeSpan.FromSeconds(1);

    // No field, and nothing of Redis in what runs without one: its client is not even loaded then.
    private static RedisChannel Subscription => RedisChannel.Literal(Channel);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Configuration is { } configuration ? RelayAsync(configuration, stoppingToken) : Task.CompletedTask;

    private async Task RelayAsync(string configuration, CancellationToken stoppingToken)
    {
        var redis = ConfigurationOptions.Parse(configuration);
        redis.ClientName ??= "deploy-token-portal";
        // A portal starts without its Redis, too.
        redis.AbortOnConnectFail = false;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        var subscriber = connection.GetSubscriber();
        void Publish(AccessChange change) => Send(subscriber, change);
        changes.MadeHere += Publish;
        try
        {
            await subscriber.SubscribeAsync(Subscription, (_, message) => Receive(message), CommandFlags.FireAndForget);
            await WatchAsync(connection, subscriber, stoppingToken);
        }
        finally
        {
            changes.MadeHere -= Publish;
        }
    }

    /// <summary>Says once when the connection is lost and once when it is back.</summary>
    private async Task WatchAsync(ConnectionMultiplexer connection, ISubscriber subscriber, CancellationToken ct)
    {
        bool? wasThere = null;
        using var timer = new PeriodicTimer(s_glance, time);
        do
        {
            var isThere = connection.IsConnected && (wasThere == true || await IsListeningAsync(subscriber, ct)) && subscriber.IsConnected(Subscription);
            if (isThere && wasThere != true)
                LogConnected(logger);
            else if (!isThere && wasThere != false)
                LogAway(logger);
            wasThere = isThere;
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    // A connection is there before Redis knows what it listens to. What is sent there is answered in order: when this comes back, it knows.
    private static async Task<bool> IsListeningAsync(ISubscriber subscriber, CancellationToken ct)
    {
        try
        {
            await subscriber.PingAsync().WaitAsync(ct);
            return true;
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            return false;
        }
    }

    private void Send(ISubscriber subscriber, AccessChange change)
    {
        try
        {
            subscriber.Publish(Subscription, change.ToString(), CommandFlags.FireAndForget);
        }
        catch (Exception failure) when (failure is RedisException or ObjectDisposedException)
        {
            LogNotSent(logger, change, failure);
        }
    }

    private void Receive(RedisValue message)
    {
        if (AccessChange.TryRead(message, out var change))
            changes.Tell(change);
        else
            LogMalformed(logger);
    }

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "Redis is away; until it is back, changes reach other nodes through the database, within 5 seconds")]
    private static partial void LogAway(ILogger logger);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "Redis is connected; changes reach other nodes at once")]
    private static partial void LogConnected(ILogger logger);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Debug, Message = "Change {Change} was not sent to other nodes; they find it in the database")]
    private static partial void LogNotSent(ILogger logger, AccessChange change, Exception failure);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Debug, Message = "A message on the channel of changes was none and is ignored")]
    private static partial void LogMalformed(ILogger logger);
}
