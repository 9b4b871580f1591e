using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>
/// Counts tokens, each once, by the state it is in: active, ended, deleted. The database counts by holder and set of scopes, in the order of the index that
/// has both, so that nothing is sorted, and then adds up what lies in one group: of a hundred thousand tokens a hundred rows come back.
/// </summary>
internal sealed class TallyQuery(TokenConditions conditions, DateTimeOffset periodStart)
{
    private readonly HolderCounts _counts = new(conditions, periodStart);

    /// <summary>What is counted of active tokens.</summary>
    public Task<IReadOnlyList<TallyRow>> CountActiveAsync(PortalDbContext db, AuditedArea area, CancellationToken ct) =>
        ReadAsync(db, area, _counts.OfActive, PlacedTally.AddUpActive, ct);

    /// <summary>What is counted of expired and revoked tokens.</summary>
    public Task<IReadOnlyList<TallyRow>> CountEndedAsync(PortalDbContext db, AuditedArea area, CancellationToken ct) =>
        ReadAsync(db, area, _counts.OfEnded, PlacedTally.AddUpEnded, ct);

    /// <summary>What is counted of deleted tokens.</summary>
    public Task<IReadOnlyList<TallyRow>> CountDeletedAsync(PortalDbContext db, AuditedArea area, CancellationToken ct) =>
        ReadAsync(db, area, _counts.OfDeleted, PlacedTally.AddUpDeleted, ct);

    /// <summary>All of them together.</summary>
    public static IReadOnlyList<TallyRow> Join(params IEnumerable<IReadOnlyList<TallyRow>> counts) =>
        [.. counts.SelectMany(rows => rows).GroupBy(row => row.Key, row => row.Tally).Select(tallies => new TallyRow(tallies.Key, TokenTally.Sum(tallies)))];

    private static async Task<IReadOnlyList<TallyRow>> ReadAsync(
        PortalDbContext db, AuditedArea area, Func<HeldTokens, IQueryable<HolderTally>> count, Func<IQueryable<PlacedTally>, IQueryable<PlacedTally>> addUp, CancellationToken ct)
    {
        var rows = new List<TallyRow>();
        foreach (var tokens in area.Tokens(db))
        {
            await foreach (var row in addUp(Place(db, area, tokens.Holder, count(tokens))).AsAsyncEnumerable().WithCancellation(ct))
                rows.Add(new TallyRow(new TallyKey(tokens.Holder, row.GroupId, row.ProjectId, row.Scopes), row.Tally));
        }

        return rows;
    }

    // Projects are told apart only directly below the group that is looked at, where the page has a line for each.
    private static IQueryable<PlacedTally> Place(PortalDbContext db, AuditedArea area, HolderKind holder, IQueryable<HolderTally> tallies)
    {
        if (holder == HolderKind.Group)
            return tallies.Select(row => new PlacedTally { GroupId = row.HolderId, ProjectId = null, Scopes = row.Scopes, Tally = row.Tally });
        var parentId = area.Kind == ResourceKind.Group ? area.Id : 0;
        return tallies.Join(db.Projects.IgnoreQueryFilters(), row => row.HolderId, project => project.Id, (row, project) => new PlacedTally
        {
            GroupId = project.GroupId,
            ProjectId = project.GroupId == parentId ? project.Id : null,
            Scopes = row.Scopes,
            Tally = row.Tally,
        });
    }
}

/// <summary>How many tokens there are of one place and one set of scopes.</summary>
/// <param name="Key">Which.</param>
/// <param name="Tally">How many.</param>
internal sealed record TallyRow(TallyKey Key, TokenTally Tally)
{
    /// <inheritdoc cref="TallyKey.GroupId"/>
    public long GroupId => Key.GroupId;

    /// <inheritdoc cref="TallyKey.ProjectId"/>
    public long? ProjectId => Key.ProjectId;

    /// <inheritdoc cref="TallyKey.Scopes"/>
    public DeployTokenScopes Scopes => Key.Scopes;
}

/// <summary>Whose tokens, with exactly which scopes.</summary>
/// <param name="Holder">Whether the group holds them itself, or projects that lie directly in it do.</param>
/// <param name="GroupId">The group.</param>
/// <param name="ProjectId">The project, where projects are told apart; else null.</param>
/// <param name="Scopes">Their scopes.</param>
internal readonly record struct TallyKey(HolderKind Holder, long GroupId, long? ProjectId, DeployTokenScopes Scopes);
