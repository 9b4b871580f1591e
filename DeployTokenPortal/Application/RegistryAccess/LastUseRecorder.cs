using System.Collections.Concurrent;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>The last use of one token.</summary>
/// <param name="At">UTC.</param>
/// <param name="For">Such as <c>pull</c>.</param>
/// <param name="Address">Source address.</param>
public sealed record LastUse(DateTimeOffset At, string For, string? Address);

/// <summary>
/// Remembers the last use of each token until the writer stores it, off the request path. One entry a token, bounded; when full, a use is dropped,
/// never a request. Thread-safe.
/// </summary>
public sealed class LastUseRecorder(TimeProvider time)
{
    private const int MostEntries = 100_000;
    private readonly ConcurrentDictionary<(bool IsPersonal, long TokenId), LastUse> _uses = new();

    /// <summary>Notes a use by the token behind an actor; anonymous uses have none.</summary>
    public void Note(Actor actor, long? personalAccessTokenId, string use, string? address)
    {
        (bool, long)? key = actor is DeployTokenActor token ? (false, token.TokenId) : personalAccessTokenId is { } id ? (true, id) : null;
        if (key is not { } known || (_uses.Count >= MostEntries && !_uses.ContainsKey(known)))
            return;
        _uses[known] = new LastUse(time.GetUtcNow(), use, address);
    }

    /// <summary>Takes out everything noted since the last time.</summary>
    internal IReadOnlyList<((bool IsPersonal, long TokenId) Token, LastUse Use)> Drain()
    {
        var drained = new List<((bool, long), LastUse)>();
        foreach (var key in _uses.Keys)
        {
            if (_uses.TryRemove(key, out var use))
                drained.Add((key, use));
        }

        return drained;
    }

    /// <summary>Puts back what could not be stored, unless something newer was noted meanwhile.</summary>
    internal void Return(IEnumerable<((bool IsPersonal, long TokenId) Token, LastUse Use)> uses)
    {
        foreach (var (token, use) in uses)
            _uses.TryAdd(token, use);
    }
}
