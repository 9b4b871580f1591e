using DeployTokenPortal.Application.Members;

namespace DeployTokenPortal.Api.Members;

/// <summary>A member, with GitLab's keys.</summary>
/// <param name="Id">Number of the person.</param>
/// <param name="Username">Unique name.</param>
/// <param name="Name">Shown name.</param>
/// <param name="State"><c>active</c> or <c>blocked</c>.</param>
/// <param name="AccessLevel">10 Guest, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner.</param>
/// <param name="ExpiresAt">First day without access; null for no end.</param>
/// <param name="MembershipState">Always <c>active</c>.</param>
public sealed record MemberResponse(long Id, string Username, string Name, string State, int AccessLevel, DateOnly? ExpiresAt, string MembershipState)
{
    internal static MemberResponse From(MemberRow row) =>
        new(row.UserId, row.Username, row.Name, row.IsBlocked ? "blocked" : "active", (int)row.Level, row.EndsOn, "active");
}
