using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the shared components.</summary>
public sealed class SharedTexts(IStringLocalizer<SharedTexts> texts)
{
    public string Expand => texts[nameof(Expand)];
    public string Collapse => texts[nameof(Collapse)];
    public string Copy => texts[nameof(Copy)];
    public string Copied => texts[nameof(Copied)];
    public string NotCopied => texts[nameof(NotCopied)];
    public string TryAgain => texts[nameof(TryAgain)];
    public string Trace => texts[nameof(Trace)];
    public string TraceId => texts[nameof(TraceId)];
    public string CopyTraceId => texts[nameof(CopyTraceId)];
    public string ClearFilters => texts[nameof(ClearFilters)];
    public string NothingMatchesFilters => texts[nameof(NothingMatchesFilters)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string FailedText => texts[nameof(FailedText)];
    public string PageFailedTitle => texts[nameof(PageFailedTitle)];
    public string PageFailedText => texts[nameof(PageFailedText)];
    public string Loading => texts[nameof(Loading)];
    public string Close => texts[nameof(Close)];
    public string Keep => texts[nameof(Keep)];
    public string Cancel => texts[nameof(Cancel)];
    public string PreviousPage => texts[nameof(PreviousPage)];
    public string NextPage => texts[nameof(NextPage)];
    public string RowsPerPage => texts[nameof(RowsPerPage)];
    public string Pages => texts[nameof(Pages)];
    public string NoRows => texts[nameof(NoRows)];
    public string Ascending => texts[nameof(Ascending)];
    public string Descending => texts[nameof(Descending)];
    public string Never => texts[nameof(Never)];
    public string NeverExpires => texts[nameof(NeverExpires)];
    public string NeverUsed => texts[nameof(NeverUsed)];
    public string JustNow => texts[nameof(JustNow)];
    public string Yesterday => texts[nameof(Yesterday)];
    public string Tomorrow => texts[nameof(Tomorrow)];
    public string Active => texts[nameof(Active)];
    public string Expired => texts[nameof(Expired)];
    public string Revoked => texts[nameof(Revoked)];

    public string CopiedWhat(string what) => texts[nameof(CopiedWhat), what];

    public string Show(string what) => texts[nameof(Show), what];

    public string Hide(string what) => texts[nameof(Hide), what];

    public string CopyWhat(string what) => texts[nameof(CopyWhat), what];

    public string ActionsFor(string name) => texts[nameof(ActionsFor), name];

    public string NothingMatches(string what) => texts[nameof(NothingMatches), what];

    public string RowsShown(string from, string to, string total) => texts[nameof(RowsShown), from, to, total];

    public string SortedBy(string column, string direction) => texts[nameof(SortedBy), column, direction];

    public string TypeToConfirm(string path) => texts[nameof(TypeToConfirm), path];

    public string TypedOtherwise(string path) => texts[nameof(TypedOtherwise), path];

    public string Errors(int count) =>
        count == 1 ? texts["ErrorsOne", count] : texts[nameof(Errors), count];

    public string SecondsAgo(int count) =>
        count == 1 ? texts["SecondsAgoOne", count] : texts[nameof(SecondsAgo), count];

    public string MinutesAgo(int count) =>
        count == 1 ? texts["MinutesAgoOne", count] : texts[nameof(MinutesAgo), count];

    public string HoursAgo(int count) =>
        count == 1 ? texts["HoursAgoOne", count] : texts[nameof(HoursAgo), count];

    public string DaysAgo(int count) =>
        count == 1 ? texts["DaysAgoOne", count] : texts[nameof(DaysAgo), count];

    public string MonthsAgo(int count) =>
        count == 1 ? texts["MonthsAgoOne", count] : texts[nameof(MonthsAgo), count];

    public string YearsAgo(int count) =>
        count == 1 ? texts["YearsAgoOne", count] : texts[nameof(YearsAgo), count];

    public string InSeconds(int count) =>
        count == 1 ? texts["InSecondsOne", count] : texts[nameof(InSeconds), count];

    public string InMinutes(int count) =>
        count == 1 ? texts["InMinutesOne", count] : texts[nameof(InMinutes), count];

    public string InHours(int count) =>
        count == 1 ? texts["InHoursOne", count] : texts[nameof(InHours), count];

    public string InDays(int count) =>
        count == 1 ? texts["InDaysOne", count] : texts[nameof(InDays), count];

    public string InMonths(int count) =>
        count == 1 ? texts["InMonthsOne", count] : texts[nameof(InMonths), count];

    public string InYears(int count) =>
        count == 1 ? texts["InYearsOne", count] : texts[nameof(InYears), count];

    public string ExpiredWhen(string when) => texts[nameof(ExpiredWhen), when];

    public string ExpiresWhen(string when) => texts[nameof(ExpiresWhen), when];

    public string RevokedBy(string who) => texts[nameof(RevokedBy), who];
    public string ShowAsTable => texts[nameof(ShowAsTable)];
    public string ShowAsChart => texts[nameof(ShowAsChart)];
    public string ChartSentence(string title, string totals) => texts[nameof(ChartSentence), title, totals];
}
