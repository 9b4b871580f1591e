using System.Globalization;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Reads dates and times as GitLab does (contract §3.5): ISO 8601 and its relatives, no offset means UTC, no words and no bare numbers but <c>20310105</c>.</summary>
internal static class InstantParser
{
    private static readonly string[] s_dates = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd"];
    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF", "HHmmss", "HHmm"];
    private static readonly string[] s_zones = ["", "zzz", " zzz", "'Z'", "'z'", " 'UTC'"];

    private static readonly string[] s_formats =
    [
        .. s_dates,
        .. from date in s_dates from parting in new[] { "'T'", " ", "'t'" } from time in s_times from zone in s_zones select date + parting + time + zone,
    ];

    /// <summary>The instant, UTC; null for what is none.</summary>
    public static DateTimeOffset? Parse(string text) =>
        text.Length <= 40 && DateTimeOffset.TryParseExact(
            text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
}
