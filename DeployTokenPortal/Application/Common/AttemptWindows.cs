using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DeployTokenPortal.Application.Common;

/// <summary>Counts something by key in windows of fixed length that begin with the first count. Bounded and thread-safe.</summary>
/// <param name="most">How many keys are remembered; a flood of more starts over rather than grow.</param>
public sealed class AttemptWindows(int most)
{
    private readonly ConcurrentDictionary<string, AttemptWindow> _windows = new(StringComparer.Ordinal);

    /// <summary>How many keys are remembered.</summary>
    public int Count => _windows.Count;

    /// <summary>The key of a source address: one IPv6 subscriber has a whole /64 to call from, so that counts as one.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>The window of a key that has not ended, or null.</summary>
    public AttemptWindow? Find(string key, TimeSpan length, DateTimeOffset now) =>
        _windows.TryGetValue(key, out var window) && now - window.Start < length ? window : null;

    /// <summary>Counts one more.</summary>
    /// <returns>The window with it.</returns>
    public AttemptWindow Add(string key, TimeSpan length, DateTimeOffset now)
    {
        if (_windows.Count >= most)
            Prune(length, now);
        return _windows.AddOrUpdate(
            key,
            _ => new AttemptWindow(now, 1),
            (_, known) => now - known.Start >= length ? new AttemptWindow(now, 1) : known with { Count = known.Count == int.MaxValue ? known.Count : known.Count + 1 });
    }

    /// <summary>Takes one count back.</summary>
    public void Return(string key)
    {
        if (_windows.TryGetValue(key, out var known) && known.Count > 0)
            _windows.TryUpdate(key, known with { Count = known.Count - 1 }, known);
    }

    /// <summary>Forgets a key.</summary>
    public void Forget(string key)
    {
        if (!_windows.IsEmpty)
            _windows.TryRemove(key, out _);
    }

    private void Prune(TimeSpan length, DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (now - window.Start >= length)
                _windows.TryRemove(key, out _);
        }

        if (_windows.Count >= most)
            _windows.Clear();
    }
}

/// <summary>What was counted for one key.</summary>
/// <param name="Start">When the first of them came, UTC.</param>
/// <param name="Count">How many.</param>
public sealed record AttemptWindow(DateTimeOffset Start, int Count);
