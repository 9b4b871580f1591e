using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the frame around every page.</summary>
public sealed class LayoutTexts(IStringLocalizer<LayoutTexts> texts)
{
    public string ProductName => texts[nameof(ProductName)];
    public string SkipToContent => texts[nameof(SkipToContent)];
    public string OpenNavigation => texts[nameof(OpenNavigation)];
    public string CloseNavigation => texts[nameof(CloseNavigation)];
    public string Breadcrumb => texts[nameof(Breadcrumb)];
    public string Home => texts[nameof(Home)];
    public string Groups => texts[nameof(Groups)];
    public string Projects => texts[nameof(Projects)];
    public string Account => texts[nameof(Account)];
    public string Profile => texts[nameof(Profile)];
    public string SignInAndSecurity => texts[nameof(SignInAndSecurity)];
    public string PersonalAccessTokens => texts[nameof(PersonalAccessTokens)];
    public string Sessions => texts[nameof(Sessions)];
    public string Overview => texts[nameof(Overview)];
    public string SubgroupsAndProjects => texts[nameof(SubgroupsAndProjects)];
    public string Audit => texts[nameof(Audit)];
    public string AuditLog => texts[nameof(AuditLog)];
    public string Members => texts[nameof(Members)];
    public string Settings => texts[nameof(Settings)];
    public string General => texts[nameof(General)];
    public string CiCd => texts[nameof(CiCd)];
    public string Administration => texts[nameof(Administration)];
    public string People => texts[nameof(People)];
    public string Tokens => texts[nameof(Tokens)];
    public string Registries => texts[nameof(Registries)];
    public string SigningKeys => texts[nameof(SigningKeys)];
    public string Mail => texts[nameof(Mail)];
    public string YourWork => texts[nameof(YourWork)];
    public string WholeInstance => texts[nameof(WholeInstance)];
    public string Group => texts[nameof(Group)];
    public string SwitchPlace => texts[nameof(SwitchPlace)];
    public string SignIn => texts[nameof(SignIn)];
    public string SignOut => texts[nameof(SignOut)];
    public string Help => texts[nameof(Help)];
    public string ThemeSystem => texts[nameof(ThemeSystem)];
    public string ThemeLight => texts[nameof(ThemeLight)];
    public string ThemeDark => texts[nameof(ThemeDark)];
    public string Demo => texts[nameof(Demo)];

    public string DemoNotice => texts[nameof(DemoNotice)];
    public string ConnectionLost => texts[nameof(ConnectionLost)];
    public string TryingAgainBefore => texts[nameof(TryingAgainBefore)];
    public string TryingAgainAfter => texts[nameof(TryingAgainAfter)];
    public string ServerNotReached => texts[nameof(ServerNotReached)];
    public string SessionGone => texts[nameof(SessionGone)];
    public string NothingSentTwice => texts[nameof(NothingSentTwice)];
    public string TokenGoneBefore => texts[nameof(TokenGoneBefore)];
    public string TokenGoneAfter => texts[nameof(TokenGoneAfter)];
    public string TryNow => texts[nameof(TryNow)];
    public string ReloadPage => texts[nameof(ReloadPage)];
    public string PageStopped => texts[nameof(PageStopped)];
    public string NoAccess => texts[nameof(NoAccess)];
    public string NoAccessText => texts[nameof(NoAccessText)];
    public string PageNotFound => texts[nameof(PageNotFound)];
    public string PageNotFoundText => texts[nameof(PageNotFoundText)];
    public string GoHome => texts[nameof(GoHome)];

    public string GroupIn(string parent) => texts[nameof(GroupIn), parent];

    public string ProjectIn(string parent) => texts[nameof(ProjectIn), parent];

    public string MenuOf(string name) => texts[nameof(MenuOf), name];
}
