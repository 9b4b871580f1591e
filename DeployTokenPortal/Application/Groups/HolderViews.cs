using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Groups;

/// <summary>One row of a list of groups or projects.</summary>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Shown name.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
/// <param name="Level">The caller's effective level; none for somebody who only sees it.</param>
/// <param name="LevelFrom">Full path of what the level is inherited from; null when it is direct or there is none.</param>
/// <param name="ActiveTokens">Its own active deploy tokens; null when the caller may not know.</param>
public sealed record HolderRow(
    ResourceKind Kind, long Id, string Name, string FullPath, string Description, Visibility Visibility, AccessLevel Level, string? LevelFrom, int? ActiveTokens);

/// <summary>One step of the way from the root to a group or project.</summary>
public sealed record HolderStep(long GroupId, string Name, string FullPath);

/// <summary>A group or project with what the caller may do there.</summary>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">Group above; null for a top-level group.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Path">Last segment.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Above">The groups above, root first.</param>
/// <param name="Level">The caller's effective level.</param>
/// <param name="Permissions">What the caller may do there.</param>
public sealed record HolderView(
    ResourceKind Kind, long Id, long? ParentId, string Name, string Path, string FullPath, string Description, Visibility Visibility,
    DateTimeOffset CreatedAt, IReadOnlyList<HolderStep> Above, AccessLevel Level, HolderPermissions Permissions);

/// <summary>What a caller may do at a group or project; for drawing only, services decide again.</summary>
public sealed record HolderPermissions(
    bool ViewMembers, bool ManageMembers, bool Edit, bool Move, bool Delete, bool CreateGroup, bool CreateProject,
    bool ViewDeployTokens, bool ManageDeployTokens, bool ViewAudit, bool ManageRegistries)
{
    internal static HolderPermissions Of(AccessContext access, bool managesRegistries) => new(
        access.Can(AccessAction.ViewMembers), access.Can(AccessAction.ManageMembers), access.Can(AccessAction.Edit), access.Can(AccessAction.Move),
        access.Can(AccessAction.Delete), access.Can(AccessAction.CreateGroup), access.Can(AccessAction.CreateProject),
        access.Can(AccessAction.ViewDeployTokens), access.Can(AccessAction.ManageDeployTokens), access.Can(AccessAction.ViewAudit), managesRegistries);
}

/// <summary>Which groups or projects a list shows.</summary>
/// <param name="Search">Part of a name or path, without regard to case; blank for all.</param>
/// <param name="ParentId">Only what lies directly in this group; null for anywhere.</param>
/// <param name="MineOnly">Only where the caller has a level, direct or inherited; otherwise everything the caller sees.</param>
/// <param name="Page">Which part.</param>
public sealed record HolderFilter(string? Search, long? ParentId, bool MineOnly, Common.PageRequest Page);
