using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the home page.</summary>
public sealed class HomeTexts(IStringLocalizer<HomeTexts> texts)
{
    public string ExpiringSoon => texts[nameof(ExpiringSoon)];
    public string NothingExpires => texts[nameof(NothingExpires)];
    public string RecentUse => texts[nameof(RecentUse)];
    public string NothingUsed => texts[nameof(NothingUsed)];
    public string MyGroups => texts[nameof(MyGroups)];
    public string MyProjects => texts[nameof(MyProjects)];
    public string ShowAll => texts[nameof(ShowAll)];
    public string GuideTitle => texts[nameof(GuideTitle)];
    public string GuideLead => texts[nameof(GuideLead)];
    public string GroupStep => texts[nameof(GroupStep)];
    public string GroupText => texts[nameof(GroupText)];
    public string ProjectStep => texts[nameof(ProjectStep)];
    public string ProjectText => texts[nameof(ProjectText)];
    public string RegistryStep => texts[nameof(RegistryStep)];
    public string RegistryText => texts[nameof(RegistryText)];
    public string TokenStep => texts[nameof(TokenStep)];
    public string TokenText => texts[nameof(TokenText)];
    public string Connected => texts[nameof(Connected)];
    public string Open => texts[nameof(Open)];
    public string Done => texts[nameof(Done)];
    public string NoGroupsTitle => texts[nameof(NoGroupsTitle)];
    public string NoGroupsText => texts[nameof(NoGroupsText)];
    public string NoneOfMine => texts[nameof(NoneOfMine)];
}
