namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>The frame around the pages of administrators.</summary>
internal static class AdministrationContext
{
    /// <summary>The context with every page that exists.</summary>
    public static PageContext Create() => PageContext.ForAdministration(
        [NavItem.People, NavItem.Registries, NavItem.SigningKeys, NavItem.Audit, NavItem.AuditLog]);
}
