using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

/// <summary>Counts as text, so that a difference names the number that is wrong.</summary>
internal static class TokenTallyText
{
    public static string Of(TokenAuditOverview overview)
    {
        var byScope = overview.Scopes.ToDictionary(scope => scope.Scope, scope => scope.Tally);
        return string.Join('\n', [
            $"all: {Of(overview.Total)}",
            .. DeployTokenScopeNames.All.Select(scope => $"{DeployTokenScopeNames.NameOf(scope)}: {Of(byScope.GetValueOrDefault(scope) ?? new TokenTally())}"),
            $"used {overview.Timeline.Sum(point => point.Allowed)}, refused {overview.Timeline.Sum(point => point.Refused)}",
            $"creator left {overview.Attention.Where(item => item.Need == TokenNeed.CreatorLeft).Sum(item => item.Count)}"]);
    }

    public static string Of(params int[] numbers) => string.Join(' ', s_names.Zip(numbers, (name, number) => $"{name}={number}"));

    private static readonly string[] s_names =
    [
        "created", "createdInPeriod", "deleted", "deletedInPeriod", "active", "expired", "revoked", "used7", "used30", "used90", "canWrite", "neverUsed", "expiring30",
        "expiring", "neverExpires", "unused", "stale", "unwritten",
    ];

    private static string Of(TokenTally tally) => Of(
        tally.Created, tally.CreatedInPeriod, tally.Deleted, tally.DeletedInPeriod, tally.Active, tally.Expired, tally.Revoked, tally.Used7, tally.Used30, tally.Used90,
        tally.CanWrite, tally.NeverUsed, tally.Expiring30, tally.Expiring, tally.NeverExpires, tally.Unused, tally.Stale, tally.Unwritten);
}
