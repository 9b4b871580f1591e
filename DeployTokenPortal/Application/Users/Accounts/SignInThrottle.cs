using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DeployTokenPortal.Application.Users.Accounts;

/// <summary>
/// Counts attempts by source address, before they are judged, so that many at once cannot slip through together; a success gives its
/// attempt back. Bounded and thread-safe.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>Failures from one address within <see cref="Window"/>.</summary>
    public const int Limit = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MostAddresses = 50_000;
    private readonly ConcurrentDictionary<string, Attempts> _attempts = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long to wait when there have been too many, else null.</returns>
    public TimeSpan? Begin(string? address)
    {
        var now = time.GetUtcNow();
        if (_attempts.Count >= MostAddresses)
            Prune(now);
        var counted = _attempts.AddOrUpdate(
            KeyOf(address),
            _ => new Attempts(now, 1),
            (_, known) => now - known.Since >= Window ? new Attempts(now, 1) : known with { Count = Math.Min(known.Count + 1, Limit + 1) });
        return counted.Count > Limit ? counted.Since + Window - now : null;
    }

    /// <summary>Takes back an attempt that was no failure.</summary>
    public void Succeed(string? address)
    {
        var key = KeyOf(address);
        if (_attempts.TryGetValue(key, out var known) && known.Count > 0)
            _attempts.TryUpdate(key, known with { Count = known.Count - 1 }, known);
    }

    private void Prune(DateTimeOffset now)
    {
        foreach (var (key, known) in _attempts)
        {
            if (now - known.Since >= Window)
                _attempts.TryRemove(key, out _);
        }

        // A flood from more addresses than that: start over rather than grow.
        if (_attempts.Count >= MostAddresses)
            _attempts.Clear();
    }

    // One IPv6 subscriber has a whole /64 to call from.
    private static string KeyOf(string? address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 && !parsed.IsIPv4MappedToIPv6
            ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, 8))
            : address ?? "";

    private sealed record Attempts(DateTimeOffset Since, int Count);
}
