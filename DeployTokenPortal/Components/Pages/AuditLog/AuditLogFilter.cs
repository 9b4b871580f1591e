using System.Globalization;
using DeployTokenPortal.Application.Auditing;

namespace DeployTokenPortal.Components.Pages.AuditLog;

/// <summary>The filters of the audit log as they stand in an address.</summary>
internal static class AuditLogFilter
{
    /// <summary>Reads them; a day that is none counts as not given.</summary>
    /// <param name="search">Part of a name or path.</param>
    /// <param name="eventName">Event.</param>
    /// <param name="door">Entrance.</param>
    /// <param name="from">First day, such as 2026-11-01.</param>
    /// <param name="until">Last day, included.</param>
    public static AuditFilter Of(string? search, string? eventName, string? door, string? from, string? until) =>
        new(search, eventName, door, Day(from), Day(until)?.AddDays(1));

    private static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : null;
}
