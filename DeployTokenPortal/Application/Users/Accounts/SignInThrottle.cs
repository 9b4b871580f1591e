using System.Net;
using DeployTokenPortal.Application.Common;

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
    private readonly AttemptWindows _attempts = new(MostAddresses);

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long to wait when there have been too many, else null.</returns>
    public TimeSpan? Begin(string? address)
    {
        var now = time.GetUtcNow();
        var counted = _attempts.Add(KeyOf(address), Window, now);
        if (counted.Count <= Limit)
            return null;
        // What is refused does not count, or successes could not give the others back.
        _attempts.Return(KeyOf(address));
        return counted.Start + Window - now;
    }

    /// <summary>Takes back an attempt that was no failure.</summary>
    public void Succeed(string? address) => _attempts.Return(KeyOf(address));

    private static string KeyOf(string? address) => IPAddress.TryParse(address, out var parsed) ? AttemptWindows.KeyOf(parsed) : address ?? "";
}
