namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>What a drawer may hold, in the order in which it is drawn. Which of them a person sees is the page's word.</summary>
public enum NavItem
{
    Home,
    Groups,
    Projects,
    Profile,
    SignInAndSecurity,
    PersonalAccessTokens,
    Sessions,
    Overview,
    People,
    Contents,
    AllGroups,
    AllProjects,
    AllTokens,
    Registries,
    SigningKeys,
    Audit,
    AuditLog,
    Members,
    Mail,
    General,
    CiCd,
}
