using DeployTokenPortal.Application.RegistryAccess;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>
/// Reads the <c>scope</c> parameter (Distribution token spec: <c>type:name:actions</c>), which may be repeated and may hold several entries parted
/// by spaces. What is not well-formed is left out; nothing throws.
/// </summary>
internal static class ScopeParser
{
    /// <summary>Most entries that one request may have; clients ask for two.</summary>
    public const int MaximumEntries = 100;

    /// <summary>Longest parameter value that is looked at, in characters.</summary>
    public const int MaximumLength = 16_384;

    private const int MaximumActions = 20;

    /// <summary>The entries in the order asked, repetitions kept; null when there are too many or they are too long.</summary>
    public static IReadOnlyList<RegistryScope>? Parse(StringValues values)
    {
        var scopes = new List<RegistryScope>();
        foreach (var value in values)
        {
            if (value is null)
                continue;
            if (value.Length > MaximumLength)
                return null;
            foreach (var entry in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (ParseEntry(entry) is { } scope)
                    scopes.Add(scope);
                if (scopes.Count > MaximumEntries)
                    return null;
            }
        }

        return scopes;
    }

    private static RegistryScope? ParseEntry(string entry)
    {
        // A name may hold a colon of its own (a host with its port), so type and actions are cut off at the ends.
        var (first, last) = (entry.IndexOf(':', StringComparison.Ordinal), entry.LastIndexOf(':'));
        if (first <= 0 || last == first)
            return null;
        var actions = entry[(last + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return actions.Length > MaximumActions ? null : new RegistryScope(entry[..first], entry[(first + 1)..last], actions);
    }
}
