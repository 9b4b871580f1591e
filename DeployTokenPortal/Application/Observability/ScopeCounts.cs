using System.Diagnostics.Metrics;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.Observability;

/// <summary>Numbers of deploy tokens by scope and kind of holder. A token with several scopes counts once for each. Thread-safe without a lock.</summary>
internal sealed class ScopeCounts
{
    private static readonly HolderKind[] s_holders = Enum.GetValues<HolderKind>();
    private static readonly IReadOnlyList<DeployTokenScopes> s_scopes = DeployTokenScopeNames.All;

    private readonly long[,] _counts = new long[s_holders.Length, s_scopes.Count];

    /// <summary>Adds tokens that have exactly these scopes.</summary>
    public void Add(HolderKind holder, DeployTokenScopes scopes, long tokens)
    {
        for (var scope = 0; scope < s_scopes.Count; scope++)
        {
            if (scopes.HasFlag(s_scopes[scope]))
                Interlocked.Add(ref _counts[Array.IndexOf(s_holders, holder), scope], tokens);
        }
    }

    /// <summary>All numbers, zeros included, with labels <c>scope</c> and <c>holder</c>.</summary>
    public IEnumerable<Measurement<long>> Measure()
    {
        for (var holder = 0; holder < s_holders.Length; holder++)
        {
            for (var scope = 0; scope < s_scopes.Count; scope++)
            {
                var count = Volatile.Read(ref _counts[holder, scope]);
                if (count != 0 || DeployTokenScopeNames.OfferedTo(s_holders[holder]).Contains(s_scopes[scope]))
                {
                    yield return new Measurement<long>(
                        count, PortalMeter.Label("scope", DeployTokenScopeNames.NameOf(s_scopes[scope])), PortalMeter.Label("holder", PortalMeter.LabelOf(s_holders[holder])));
                }
            }
        }
    }
}
