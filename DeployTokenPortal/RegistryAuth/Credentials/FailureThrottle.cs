using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Configuration;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.RegistryAuth.Credentials;

/// <summary>
/// Counts failed sign-ins by source address, never by username, so nobody can lock out somebody else's token. An address over its limit still gets
/// through with a token that is in use. Any success sets its count to zero (contract §7). Bounded and thread-safe.
/// </summary>
internal sealed class FailureThrottle(IOptions<RegistryOptions> options, TimeProvider time)
{
    private const int MostAddresses = 50_000;
    private readonly AttemptWindows _failures = new(MostAddresses);

    /// <summary>How many addresses are remembered.</summary>
    internal int Count => _failures.Count;

    /// <summary>How long the address has to wait, or null while it is within its limit.</summary>
    public TimeSpan? FindWait(IPAddress? address)
    {
        var (length, now) = (options.Value.FailureWindow, time.GetUtcNow());
        return _failures.Find(AttemptWindows.KeyOf(address), length, now) is { } window && window.Count >= options.Value.FailureLimit
            ? window.Start + length - now
            : null;
    }

    /// <summary>Counts a failure.</summary>
    public void NoteFailure(IPAddress? address) => _failures.Add(AttemptWindows.KeyOf(address), options.Value.FailureWindow, time.GetUtcNow());

    /// <summary>Forgets the failures of an address.</summary>
    public void NoteSuccess(IPAddress? address) => _failures.Forget(AttemptWindows.KeyOf(address));
}
