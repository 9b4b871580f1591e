using System.Globalization;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Components.Shared.Charts;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Resources.Tokens;

namespace DeployTokenPortal.Components.Pages.TokenAudit;

/// <summary>How the audit page names things.</summary>
internal sealed class AuditWords(TokenAuditTexts texts, AttentionThresholds thresholds)
{
    /// <summary>A number with its thousands parted.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public string StateOf(DeployTokenState state) => state switch
    {
        DeployTokenState.Active => texts.StateActive,
        DeployTokenState.Expired => texts.StateExpired,
        DeployTokenState.Revoked => texts.StateRevoked,
        DeployTokenState.Deleted => texts.StateDeleted,
    };

    public string NeedOf(TokenNeed need) => need switch
    {
        TokenNeed.CanWrite => texts.NeedCanWrite,
        TokenNeed.Expiring30 => texts.NeedExpiring30,
        TokenNeed.NeverUsed => texts.NeedNeverUsed,
        TokenNeed.Used30 => texts.NeedUsed30,
        TokenNeed.CreatorLeft => texts.NeedCreatorLeft,
        TokenNeed.Expiring => texts.NeedExpiring(Number(thresholds.ExpiringDays)),
        TokenNeed.Unwritten => texts.NeedUnwritten(Number(thresholds.IdleDays)),
        TokenNeed.Unused => texts.NeedUnused(Number(thresholds.IdleDays)),
        TokenNeed.Stale => texts.NeedStale(Number(thresholds.IdleDays)),
        TokenNeed.NeverExpires => texts.NeedNeverExpires,
    };

    /// <summary>What a filter lets through, in a few words.</summary>
    public string FilterOf(AuditedTokenFilter filter) => string.Join(", ", ((string?[])
    [
        filter.State is { } state ? StateOf(state).ToLower(CultureInfo.CurrentCulture) : null,
        filter.Scope is { } scope ? texts.WithScope(DeployTokenScopeNames.NameOf(scope)) : null,
        filter.Need is { } need ? NeedOf(need) : null,
    ]).OfType<string>());

    /// <summary>The sentence about what needs attention.</summary>
    public string FactOf(AttentionItem item) => item.Need switch
    {
        TokenNeed.CreatorLeft => texts.CreatorLeft(item.Count),
        TokenNeed.Expiring => texts.Expiring(item.Count, Number(thresholds.ExpiringDays)),
        TokenNeed.Unwritten => texts.Unwritten(item.Count),
        TokenNeed.Unused => texts.Unused(item.Count, Number(thresholds.IdleDays)),
        TokenNeed.Stale => texts.Stale(item.Count, Number(thresholds.IdleDays)),
        _ => texts.NeverExpires(item.Count),
    };

    /// <summary>What is to be done about it.</summary>
    public string ActionOf(TokenNeed need) => need switch
    {
        TokenNeed.CreatorLeft => texts.Rotate,
        TokenNeed.Unwritten => texts.Narrow,
        TokenNeed.NeverExpires => texts.SetDate,
        _ => texts.Review,
    };

    public static (string Icon, string Class) LookOf(TokenNeed need) => need switch
    {
        TokenNeed.CreatorLeft => (PortalIcons.Users, "ic d"),
        TokenNeed.Expiring => (PortalIcons.Clock, "ic w"),
        TokenNeed.Unwritten => (PortalIcons.Write, "ic w"),
        TokenNeed.Unused => (PortalIcons.EyeOff, "ic n"),
        TokenNeed.Stale => (PortalIcons.Gauge, "ic n"),
        _ => (PortalIcons.Lock, "ic n"),
    };

    /// <summary>Some names, and how many more there are.</summary>
    public string NamesOf(AttentionItem item)
    {
        var names = string.Join(", ", item.Names);
        return item.Count > item.Names.Count ? texts.AndMore(names, Number(item.Count - item.Names.Count)) : names;
    }

    public (string Word, string Head) StepOf(TimelineStep step) => step switch
    {
        TimelineStep.Day => (texts.Day, texts.DayHead),
        TimelineStep.Week => (texts.Week, texts.WeekHead),
        TimelineStep.Month => (texts.Month, texts.MonthHead),
    };

    /// <summary>A stretch as a point of a chart.</summary>
    public ChartPoint PointOf(TimelinePoint point, TimelineStep step)
    {
        var culture = CultureInfo.CurrentCulture;
        return step switch
        {
            TimelineStep.Day => new ChartPoint(point.From.ToString("d MMM", culture), point.From.ToString("d MMM yyyy", culture)),
            TimelineStep.Week => new ChartPoint(point.From.ToString("d MMM", culture), texts.FromTo(point.From.ToString("d MMM", culture), point.Until.ToString("d MMM yyyy", culture))),
            TimelineStep.Month => new ChartPoint(point.From.ToString("MMM", culture), texts.FromTo(point.From.ToString("d MMM", culture), point.Until.ToString("d MMM yyyy", culture))),
        };
    }
}
