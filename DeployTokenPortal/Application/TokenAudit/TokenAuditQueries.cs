using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>
/// Who has what, and who uses it: Maintainers and above see that of a project or of a group with everything below it, administrators that of the instance.
/// Every number is counted from the rows when it is asked for.
/// </summary>
public sealed class TokenAuditQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    private const int MostStrangers = 10;

    /// <summary>The counts of an area.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="area">Whose tokens.</param>
    /// <param name="days">Length of the period in days, today included.</param>
    /// <param name="thresholds">From when on something needs attention.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<TokenAuditOverview>> GetAsync(Caller caller, AuditedArea area, int days, AttentionThresholds thresholds, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewAudit, area.Kind, area.Id, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (period, conditions) = (new Period(days, today), new TokenConditions(now, thresholds));
        var tally = new TallyQuery(conditions, period.Start);
        var active = CountAsync(other => tally.CountActiveAsync(other, area, ct), ct);
        var departing = CountAsync(other => new DepartedCreators(conditions, today).FindAsync(other, area, ct), ct);
        var ended = CountAsync(other => tally.CountEndedAsync(other, area, ct), ct);
        var deleted = CountAsync(other => tally.CountDeletedAsync(other, area, ct), ct);
        var timeline = CountAsync(other => new TimelineQuery(period).RunAsync(other, area, ct), ct);
        await Task.WhenAll(active, departing, ended, deleted);
        var (rows, departed) = (TallyQuery.Join(await active, await ended, await deleted), await departing);
        var attention = CountAsync(other => new AttentionQuery(conditions).RunAsync(other, area, rows, departed, ct), ct);
        var children = CountAsync(other => ChildrenQuery.RunAsync(other, area, rows, ct), ct);
        await Task.WhenAll(timeline, attention, children);
        return new TokenAuditOverview(
            TokenTally.Sum(rows.Select(row => row.Tally)),
            ByScope(area, rows),
            await timeline,
            await attention,
            await children,
            area.Kind == ResourceKind.Instance ? await StrangersAsync(db, period, ct) : []);
    }

    /// <summary>Whether the caller may see the area at all.</summary>
    public async Task<bool> IsAllowedAsync(Caller caller, AuditedArea area, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return (await access.RequireAsync(db, caller, AccessAction.ViewAudit, area.Kind, area.Id, ct)).IsSuccess;
    }

    // What is counted does not depend on each other: each part has a context of its own, so that a large group is counted on several processors. SQLite does
    // not yield by itself.
    private Task<T> CountAsync<T>(Func<PortalDbContext, Task<T>> count, CancellationToken ct) => Task.Run(
        async () =>
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            return await count(db);
        },
        ct);

    private static IReadOnlyList<ScopeCount> ByScope(AuditedArea area, IReadOnlyList<TallyRow> rows)
    {
        var offered = DeployTokenScopeNames.OfferedTo(area.Kind == ResourceKind.Project ? HolderKind.Project : HolderKind.Group);
        return
        [
            .. DeployTokenScopeNames.All.Where(scope => offered.Contains(scope) || rows.Any(row => row.Scopes.HasFlag(scope)))
                .Select(scope => new ScopeCount(scope, TokenTally.Sum(rows.Where(row => row.Scopes.HasFlag(scope)).Select(row => row.Tally)))),
        ];
    }

    private static async Task<IReadOnlyList<StrangerAddress>> StrangersAsync(PortalDbContext db, Period period, CancellationToken ct) =>
        await db.UnknownAttempts.AsNoTracking().Where(attempt => attempt.Day >= period.First)
            .GroupBy(attempt => attempt.Address)
            .Select(address => new { address.Key, Count = address.Sum(attempt => attempt.Count), LastAt = address.Max(attempt => attempt.LastAt) })
            .OrderByDescending(address => address.Count).ThenBy(address => address.Key).Take(MostStrangers)
            .Select(address => new StrangerAddress(address.Key, address.Count, address.LastAt)).ToListAsync(ct);
}
