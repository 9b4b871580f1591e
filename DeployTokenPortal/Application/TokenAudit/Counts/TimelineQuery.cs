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
        foreach (var tokens in area.Tokens(db))
        {
            Add(_created, await tokens.Where(placed => placed.Token.CreatedAt >= since)
                .GroupBy(placed => DayFunction.Of(placed.Token.CreatedAt)).Select(day => new { day.Key, Count = day.Count() })
                .ToDictionaryAsync(day => day.Key, day => day.Count, ct));
            Add(_deleted, await tokens.Where(placed => placed.Token.DeletedAt >= since)
                .GroupBy(placed => DayFunction.Of(placed.Token.DeletedAt!.Value)).Select(day => new { day.Key, Count = day.Count() })
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
        var lines = area.Lines(db);
        var ofGroups = from line in lines
                       join use in uses on line.GroupId equals use.HolderId
                       where use.Holder == HolderKind.Group
                       select use;
        var ofProjects = from line in lines
                         join project in db.Projects.IgnoreQueryFilters() on line.GroupId equals project.GroupId
                         join use in uses on project.Id equals use.HolderId
                         where use.Holder == HolderKind.Project
                         select use;
        return area.IsOwnOnly ? [ofGroups] : [ofProjects, ofGroups];
    }

    private async Task AddUsesAsync(IQueryable<HolderUse> uses, CancellationToken ct)
    {
        var days = await uses.Where(use => use.Day >= period.First).GroupBy(use => use.Day)
            .Select(day => new { day.Key, Allowed = day.Sum(use => use.Allowed), Refused = day.Sum(use => use.Refused) }).ToListAsync(ct);
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
