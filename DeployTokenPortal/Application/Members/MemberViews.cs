using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Members;

/// <summary>One person's effective level on a group or project.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Username">Unique name.</param>
/// <param name="Level">Effective level: the highest of the direct and the inherited ones.</param>
/// <param name="InheritedFrom">Full path of the group that gives the effective level; null when it is direct.</param>
/// <param name="InheritedFromId">Id of that group.</param>
/// <param name="EndsOn">First day on which the effective level no longer holds, UTC; null for no end.</param>
/// <param name="DirectLevel">The level given here, or null when everything is inherited.</param>
/// <param name="IsBlocked">Whether the person is blocked and so can do nothing.</param>
public sealed record MemberRow(
    long UserId, string Name, string Username, AccessLevel Level, string? InheritedFrom, long? InheritedFromId, DateOnly? EndsOn, AccessLevel? DirectLevel, bool IsBlocked);

/// <summary>The members of a group or project, with what the caller may do about them.</summary>
/// <param name="Rows">A page, highest level first, then by name.</param>
/// <param name="CanManage">Whether the caller may add, change and remove.</param>
/// <param name="HighestGrant">The highest level the caller may give.</param>
public sealed record MemberList(Common.Page<MemberRow> Rows, bool CanManage, AccessLevel HighestGrant);

/// <summary>What is typed for a membership.</summary>
/// <param name="Level">Guest to Owner.</param>
/// <param name="EndsOn">First day on which it no longer holds, UTC; null for no end.</param>
public sealed record MemberInput(AccessLevel Level, DateOnly? EndsOn);

/// <summary>Who was added.</summary>
public sealed record AddedMember(long UserId, string Name, AccessLevel Level);
