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
    public string StartTitle => texts[nameof(StartTitle)];
    public string StartGroup => texts[nameof(StartGroup)];
    public string StartProject => texts[nameof(StartProject)];
    public string StartToken => texts[nameof(StartToken)];
}
