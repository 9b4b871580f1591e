using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>One line of the drawer.</summary>
internal sealed record NavEntry(NavItem Item, string Text, string Icon, string Href);

/// <summary>Turns a context into the lines of its drawer and finds the one that is open. Pure.</summary>
internal static class NavigationMenu
{
    /// <summary>Lines of the upper part, then of the part with a caption (Account or Settings).</summary>
    public static (IReadOnlyList<NavEntry> Main, IReadOnlyList<NavEntry> Captioned) Build(PageContext context, LayoutTexts texts)
    {
        var entries = context.Items.Distinct().Order().Select(item => Entry(item, context, texts)).OfType<NavEntry>().ToList();

        return (entries.FindAll(entry => !IsCaptioned(entry.Item, context.Kind)), [.. entries.Where(entry => IsCaptioned(entry.Item, context.Kind)).OrderBy(entry => entry.Item == NavItem.Registries)]);
    }

    /// <summary>The line whose address is the longest beginning of <paramref name="path"/>; null when none fits.</summary>
    public static NavItem? FindOpen(IEnumerable<NavEntry> entries, string path) =>
        entries.Where(entry => Covers(entry.Href, path)).MaxBy(entry => entry.Href.Length)?.Item;

    private static bool Covers(string href, string path) =>
        path.Equals(href, StringComparison.OrdinalIgnoreCase)
        || (href.Length > 1 && path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase));

    private static bool IsCaptioned(NavItem item, ContextKind kind) => (item == NavItem.Registries && kind != ContextKind.Administration) || item is NavItem.General or NavItem.CiCd
        or NavItem.Profile or NavItem.SignInAndSecurity or NavItem.PersonalAccessTokens or NavItem.Sessions;

    private static NavEntry? Entry(NavItem item, PageContext context, LayoutTexts texts) => context.Kind switch
    {
        ContextKind.You => You(item, texts),
        ContextKind.Group => Group(item, context.Id, texts),
        ContextKind.Project => Project(item, context.Id, texts),
        ContextKind.Administration => Administration(item, texts),
    };

    private static NavEntry? You(NavItem item, LayoutTexts texts) => item switch
    {
        NavItem.Home => new(item, texts.Home, PortalIcons.Home, PortalRoutes.Home),
        NavItem.Groups => new(item, texts.Groups, PortalIcons.Group, PortalRoutes.Groups),
        NavItem.Projects => new(item, texts.Projects, PortalIcons.Project, PortalRoutes.Projects),
        NavItem.Profile => new(item, texts.Profile, PortalIcons.User, PortalRoutes.Profile),
        NavItem.SignInAndSecurity => new(item, texts.SignInAndSecurity, PortalIcons.Lock, PortalRoutes.SignInAndSecurity),
        NavItem.PersonalAccessTokens => new(item, texts.PersonalAccessTokens, PortalIcons.Key, PortalRoutes.PersonalAccessTokens),
        NavItem.Sessions => new(item, texts.Sessions, PortalIcons.Log, PortalRoutes.Sessions),
        _ => null,
    };

    private static NavEntry? Group(NavItem item, long id, LayoutTexts texts) => item switch
    {
        NavItem.Overview => new(item, texts.Overview, PortalIcons.Home, PortalRoutes.Group(id)),
        NavItem.Contents => new(item, texts.SubgroupsAndProjects, PortalIcons.Project, PortalRoutes.GroupContents(id)),
        NavItem.Audit => new(item, texts.Audit, PortalIcons.Chart, PortalRoutes.GroupAudit(id)),
        NavItem.AuditLog => new(item, texts.AuditLog, PortalIcons.Log, PortalRoutes.GroupAuditLog(id)),
        NavItem.Members => new(item, texts.Members, PortalIcons.Users, PortalRoutes.GroupMembers(id)),
        NavItem.General => new(item, texts.General, PortalIcons.Sliders, PortalRoutes.GroupSettings(id)),
        NavItem.CiCd => new(item, texts.CiCd, PortalIcons.Key, PortalRoutes.GroupCiCd(id)),
        NavItem.Registries => new(item, texts.Registries, PortalIcons.Plug, PortalRoutes.GroupRegistries(id)),
        _ => null,
    };

    private static NavEntry? Project(NavItem item, long id, LayoutTexts texts) => item switch
    {
        NavItem.Overview => new(item, texts.Overview, PortalIcons.Home, PortalRoutes.Project(id)),
        NavItem.Audit => new(item, texts.Audit, PortalIcons.Chart, PortalRoutes.ProjectAudit(id)),
        NavItem.AuditLog => new(item, texts.AuditLog, PortalIcons.Log, PortalRoutes.ProjectAuditLog(id)),
        NavItem.Members => new(item, texts.Members, PortalIcons.Users, PortalRoutes.ProjectMembers(id)),
        NavItem.General => new(item, texts.General, PortalIcons.Sliders, PortalRoutes.ProjectSettings(id)),
        NavItem.CiCd => new(item, texts.CiCd, PortalIcons.Key, PortalRoutes.ProjectCiCd(id)),
        NavItem.Registries => new(item, texts.Registries, PortalIcons.Plug, PortalRoutes.ProjectRegistries(id)),
        _ => null,
    };

    private static NavEntry? Administration(NavItem item, LayoutTexts texts) => item switch
    {
        NavItem.Overview => new(item, texts.Overview, PortalIcons.Home, PortalRoutes.Administration),
        NavItem.People => new(item, texts.People, PortalIcons.Users, PortalRoutes.People),
        NavItem.AllGroups => new(item, texts.Groups, PortalIcons.Group, PortalRoutes.AllGroups),
        NavItem.AllProjects => new(item, texts.Projects, PortalIcons.Project, PortalRoutes.AllProjects),
        NavItem.AllTokens => new(item, texts.Tokens, PortalIcons.Key, PortalRoutes.AllTokens),
        NavItem.Registries => new(item, texts.Registries, PortalIcons.Plug, PortalRoutes.Registries),
        NavItem.SigningKeys => new(item, texts.SigningKeys, PortalIcons.Shield, PortalRoutes.SigningKeys),
        NavItem.Audit => new(item, texts.Audit, PortalIcons.Chart, PortalRoutes.InstanceAudit),
        NavItem.AuditLog => new(item, texts.AuditLog, PortalIcons.Log, PortalRoutes.InstanceAuditLog),
        NavItem.Mail => new(item, texts.Mail, PortalIcons.Mail, PortalRoutes.Mail),
        _ => null,
    };
}
