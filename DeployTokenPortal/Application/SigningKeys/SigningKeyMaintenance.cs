using System.Data.Common;
using System.Threading.Channels;
using DeployTokenPortal.Application.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>
/// Looks every minute for what is due, the first time a minute after the start, which has seen to it before the first request. What another node has done is
/// taken over as soon as it is heard of.
/// </summary>
internal sealed partial class SigningKeyMaintenance : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    private readonly SigningKeyService _keys;
    private readonly AccessChanges _changes;
    private readonly TimeProvider _time;
    private readonly ILogger<SigningKeyMaintenance> _logger;

    // Several changes at once are one reason to look.
    private readonly Channel<bool> _heard = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public SigningKeyMaintenance(SigningKeyService keys, AccessChanges changes, TimeProvider time, ILogger<SigningKeyMaintenance> logger)
    {
        (_keys, _changes, _time, _logger) = (keys, changes, time, logger);
        _changes.SigningKeysChanged += Hear;
    }

    public override void Dispose()
    {
        _changes.SigningKeysChanged -= Hear;
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(MaintainAsync(stoppingToken), FollowAsync(stoppingToken));

    private void Hear() => _heard.Writer.TryWrite(true);

    private async Task MaintainAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(s_interval, _time);
        while (await timer.WaitForNextTickAsync(ct))
            await TryAsync(_keys.MaintainAsync, ct);
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await foreach (var _ in _heard.Reader.ReadAllAsync(ct))
            await TryAsync(_keys.ReloadAsync, ct);
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            LogNotMaintained(_logger, failure);
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "Signing keys could not be looked after; the known ones stay in use")]
    private static partial void LogNotMaintained(ILogger logger, Exception failure);
}
