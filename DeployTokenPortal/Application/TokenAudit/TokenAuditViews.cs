using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>Everything that the audit page says about an area at one instant.</summary>
/// <param name="Total">All tokens, each once.</param>
/// <param name="Scopes">By scope, in canonical order; a token with several scopes is in several. Scopes that the holder cannot have are left out.</param>
/// <param name="Timeline">The period in stretches.</param>
/// <param name="Attention">What needs attention, the most urgent first; nothing that there is none of.</param>
/// <param name="Children">Subgroups and projects directly below that have tokens, the most active tokens first; empty for a project.</param>
/// <param name="Strangers">Attempts with unknown secrets within the period; only for the instance, else empty.</param>
public sealed record TokenAuditOverview(
    TokenTally Total, IReadOnlyList<ScopeCount> Scopes, IReadOnlyList<TimelinePoint> Timeline, IReadOnlyList<AttentionItem> Attention,
    IReadOnlyList<AuditedChild> Children, IReadOnlyList<StrangerAddress> Strangers);

/// <summary>The tokens that have one scope.</summary>
public sealed record ScopeCount(DeployTokenScopes Scope, TokenTally Tally);

/// <summary>Tokens that somebody should look at.</summary>
/// <param name="Need">Why.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">The names of the first few, oldest first.</param>
/// <param name="OldestAt">When the oldest of them was created, UTC.</param>
/// <param name="People">Who made the first few, where that is the reason; else empty. A deleted person has no name.</param>
public sealed record AttentionItem(TokenNeed Need, int Count, IReadOnlyList<string> Names, DateTimeOffset? OldestAt, IReadOnlyList<string> People);

/// <summary>A subgroup with everything below it, or a project.</summary>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="Path">Last segment of its path.</param>
/// <param name="Tally">Its tokens.</param>
public sealed record AuditedChild(ResourceKind Kind, long Id, string Path, TokenTally Tally);

/// <summary>An address that tried secrets which nobody has.</summary>
/// <param name="Address">Source address; empty for all that were too many to keep apart.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">The last time, UTC.</param>
public sealed record StrangerAddress(string Address, long Count, DateTimeOffset LastAt);
