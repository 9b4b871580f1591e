using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DeployTokenPortal.Configuration;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>
/// Counts failed sign-ins by source address, never by username, so nobody can lock out somebody else's token. An address over its limit still gets
/// through with a token that is in use. Any success sets its count to zero (contract §7). Bounded and thread-safe.
/// </summary>
internal sealed class FailureThrottle(IOptions<RegistryOptions> options, TimeProvider time)
{
    private const int MostAddresses = 50_000;
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>How many addresses are remembered.</summary>
    internal int Count => _windows.Count;

    /// <summary>How long the address has to wait, or null while it is within its limit.</summary>
    public TimeSpan? FindWait(IPAddress? address)
    {
        if (!_windows.TryGetValue(KeyOf(address), out var window) || window.Failures < options.Value.FailureLimit)
            return null;
        var rest = window.Start + options.Value.FailureWindow - time.GetUtcNow();
        return rest > TimeSpan.Zero ? rest : null;
    }

    /// <summary>Counts a failure.</summary>
    public void NoteFailure(IPAddress? address)
    {
        var now = time.GetUtcNow();
        if (_windows.Count >= MostAddresses)
            Prune(now);
        _windows.AddOrUpdate(
            KeyOf(address),
            _ => new Window(now, 1),
            (_, window) => now - window.Start >= options.Value.FailureWindow ? new Window(now, 1) : window with { Failures = window.Failures + 1 });
    }

    /// <summary>Forgets the failures of an address.</summary>
    public void NoteSuccess(IPAddress? address)
    {
        if (!_windows.IsEmpty)
            _windows.TryRemove(KeyOf(address), out _);
    }

    private void Prune(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (now - window.Start >= options.Value.FailureWindow)
                _windows.TryRemove(key, out _);
        }

        // A flood from more addresses than that: start over rather than grow.
        if (_windows.Count >= MostAddresses)
            _windows.Clear();
    }

    // One IPv6 subscriber has a whole /64 to call from.
    private static string KeyOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private sealed record Window(DateTimeOffset Start, int Failures);
}
