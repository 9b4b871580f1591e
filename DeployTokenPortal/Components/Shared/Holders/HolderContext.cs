using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Components.Shared.Holders;

/// <summary>The frame around every page of a group or project: drawer items the person may open, breadcrumb above.</summary>
internal static class HolderContext
{
    /// <summary>Shows the group or project in drawer and breadcrumb.</summary>
    public static void Show(this NavigationState state, HolderView holder, params IReadOnlyList<Crumb> crumbs) =>
        state.Show(Of(holder), crumbs);

    private static PageContext Of(HolderView holder)
    {
        var ancestors = holder.Above.Select(step => new Crumb(LastSegment(step.FullPath), PortalRoutes.Group(step.GroupId))).ToList();
        return holder.Kind == ResourceKind.Project
            ? PageContext.ForProject(holder.Id, holder.Path, holder.FullPath, ancestors, ItemsOf(holder.Permissions))
            : PageContext.ForGroup(holder.Id, holder.Path, holder.FullPath, ancestors, ItemsOf(holder.Permissions));
    }

    private static List<NavItem> ItemsOf(HolderPermissions may)
    {
        List<(NavItem Item, bool May)> items =
        [
            (NavItem.Overview, true),
            (NavItem.Audit, may.ViewAudit),
            (NavItem.AuditLog, may.ViewAudit),
            (NavItem.Members, may.ViewMembers),
            (NavItem.General, may.Edit),
            (NavItem.CiCd, may.ViewDeployTokens),
            (NavItem.Registries, may.ManageRegistries),
        ];
        return [.. items.Where(item => item.May).Select(item => item.Item)];
    }

    private static string LastSegment(string fullPath) => fullPath[(fullPath.LastIndexOf('/') + 1)..];
}
