namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>Whose pages these are; decides the drawer.</summary>
public enum ContextKind
{
    You,
    Group,
    Project,
    Administration,
}

/// <summary>One step of the breadcrumb. Without address it is plain text.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>
/// What a page belongs to. Made by one of the factories and given to <see cref="NavigationState.Show"/>.
/// Items a person may not open are left out by the page; the drawer draws what it is given.
/// </summary>
public sealed record PageContext
{
    public required ContextKind Kind { get; init; }

    /// <summary>Id of the group or project; 0 otherwise.</summary>
    public long Id { get; init; }

    /// <summary>Shown on top of the drawer: last part of the path, the person's name, or "Administration" (empty = its own word).</summary>
    public string Name { get; init; } = "";

    /// <summary>Full path of the group or project, used in page titles; empty otherwise.</summary>
    public string FullPath { get; init; } = "";

    /// <summary>Groups above, root first, with their addresses.</summary>
    public IReadOnlyList<Crumb> Ancestors { get; init; } = [];

    public IReadOnlyList<NavItem> Items { get; init; } = [];

    /// <summary>Path of the group above; empty for a root group.</summary>
    public string ParentPath => FullPath.LastIndexOf('/') is var cut and > 0 ? FullPath[..cut] : "";

    public static PageContext ForYou(string name = "", IReadOnlyList<NavItem>? items = null) => new()
    {
        Kind = ContextKind.You,
        Name = name,
        Items = items ?? [NavItem.Home, NavItem.Groups, NavItem.Projects, NavItem.Profile, NavItem.SignInAndSecurity, NavItem.PersonalAccessTokens, NavItem.Sessions],
    };

    public static PageContext ForGroup(long id, string name, string fullPath, IReadOnlyList<Crumb> ancestors, IReadOnlyList<NavItem> items) =>
        new() { Kind = ContextKind.Group, Id = id, Name = name, FullPath = fullPath, Ancestors = ancestors, Items = items };

    public static PageContext ForProject(long id, string name, string fullPath, IReadOnlyList<Crumb> ancestors, IReadOnlyList<NavItem> items) =>
        new() { Kind = ContextKind.Project, Id = id, Name = name, FullPath = fullPath, Ancestors = ancestors, Items = items };

    public static PageContext ForAdministration(IReadOnlyList<NavItem> items) =>
        new() { Kind = ContextKind.Administration, Items = items };
}
