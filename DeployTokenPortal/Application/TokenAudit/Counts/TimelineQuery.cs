using System.Globalization;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>Created, deleted and used by day, put together into stretches.</summary>
internal sealed class TimelineQuery(Period period)
{
    private readonly Dictionary<DateOnly, int> _created = [];
    private readonly Dictionary<DateOnly, int> _deleted = [];
    private readonly Dictionary<DateOnly, (long Allowed, long Refused)> _used = [];

    public async Task<IReadOnlyList<TimelinePoint>> RunAsync(PortalDbContext db, AuditedArea area, CancellationToken ct)
    {
        var since = period.Start;
        foreach (var (_, tokens) in area.Tokens(db))
        {
            Add(_created, await tokens.Where(token => token.CreatedAt >= since)
                .GroupBy(token => DayFunction.Of(token.CreatedAt)).Select(day => new { day.Key, Count = day.Count() })
                .ToDictionaryAsync(day => day.Key, day => day.Count, ct));
            Add(_deleted, await tokens.Where(token => token.DeletedAt >= since)
                .GroupBy(token => DayFunction.Of(token.DeletedAt!.Value)).Select(day => new { day.Key, Count = day.Count() })
                .ToDictionaryAsync(day => day.Key, day => day.Count, ct));
        }

        foreach (var uses in Uses(db, area))
            await AddUsesAsync(uses, ct);
        return [.. period.Stretches().Select(stretch => PointOf(stretch.From, stretch.Until))];
    }

    private static IReadOnlyList<IQueryable<HolderUse>> Uses(PortalDbContext db, AuditedArea area)
    {
        var uses = db.HolderUses.AsNoTracking();
        if (area.Kind == ResourceKind.Instance)
            return [uses];
        if (area.Kind == ResourceKind.Project)
            return [uses.Where(use => use.Holder == HolderKind.Project && use.HolderId == area.Id)];
        // Named as sets and not joined, since without statistics SQLite would begin with the days of every holder there is.
        var groupIds = area.Lines(db).Select(line => line.GroupId);
        var projectIds = area.Projects(db).Select(project => project.Id);
        var ofGroups = uses.Where(use => use.Holder == HolderKind.Group && groupIds.Contains(use.HolderId));
        var ofProjects = uses.Where(use => use.Holder == HolderKind.Project && projectIds.Contains(use.HolderId));
        return area.IsOwnOnly ? [ofGroups] : [ofProjects, ofGroups];
    }

    private async Task AddUsesAsync(IQueryable<HolderUse> uses, CancellationToken ct)
    {
        // PostgreSQL adds up whole numbers of this size digit by digit; as floating point they are exact up to 2^53, which is more than will ever be used.
        var days = await uses.Where(use => use.Day >= period.First).GroupBy(use => use.Day)
            .Select(day => new { day.Key, Allowed = (long)day.Sum(use => (double)use.Allowed), Refused = (long)day.Sum(use => (double)use.Refused) }).ToListAsync(ct);
        foreach (var day in days)
        {
            var (allowed, refused) = _used.GetValueOrDefault(day.Key);
            _used[day.Key] = (allowed + day.Allowed, refused + day.Refused);
        }
    }

    private TimelinePoint PointOf(DateOnly from, DateOnly until)
    {
        var days = Enumerable.Range(from.DayNumber, until.DayNumber - from.DayNumber + 1).Select(DateOnly.FromDayNumber).ToList();
        return new TimelinePoint(
            from, until, days.Sum(day => _created.GetValueOrDefault(day)), days.Sum(day => _deleted.GetValueOrDefault(day)),
            days.Sum(day => _used.GetValueOrDefault(day).Allowed), days.Sum(day => _used.GetValueOrDefault(day).Refused));
    }

    private static void Add(Dictionary<DateOnly, int> sums, Dictionary<string, int> days)
    {
        foreach (var (text, count) in days)
        {
            var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            sums[day] = sums.GetValueOrDefault(day) + count;
        }
    }
}
