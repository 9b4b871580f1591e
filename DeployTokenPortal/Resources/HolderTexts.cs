using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words that pages of groups and projects share.</summary>
public sealed class HolderTexts(IStringLocalizer<HolderTexts> texts)
{
    public string NotFoundTitle => texts[nameof(NotFoundTitle)];
    public string NotFoundText => texts[nameof(NotFoundText)];
    public string ForbiddenTitle => texts[nameof(ForbiddenTitle)];
    public string ForbiddenText => texts[nameof(ForbiddenText)];
    public string GoHome => texts[nameof(GoHome)];
}
