using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the general settings.</summary>
public sealed class SettingsTexts(IStringLocalizer<SettingsTexts> texts)
{
    public string Title => texts[nameof(Title)];
    public string EditTitle => texts[nameof(EditTitle)];
    public string Save => texts[nameof(Save)];
    public string PathWarning => texts[nameof(PathWarning)];
    public string MoveTitle => texts[nameof(MoveTitle)];
    public string MoveText => texts[nameof(MoveText)];
    public string Target => texts[nameof(Target)];
    public string TargetHelp => texts[nameof(TargetHelp)];
    public string TargetHelpTop => texts[nameof(TargetHelpTop)];
    public string Move => texts[nameof(Move)];
    public string DeleteTitle => texts[nameof(DeleteTitle)];
    public string DeleteTextGroup => texts[nameof(DeleteTextGroup)];
    public string DeleteTextProject => texts[nameof(DeleteTextProject)];
    public string Keep => texts[nameof(Keep)];
    public string DeleteConfirm => texts[nameof(DeleteConfirm)];
    public string NotDeleted => texts[nameof(NotDeleted)];
    public string NotSaved => texts[nameof(NotSaved)];

    public string Lead(string path) => texts[nameof(Lead), path];

    public string Saved(string path) => texts[nameof(Saved), path];

    public string UnknownTarget(string path) => texts[nameof(UnknownTarget), path];

    public string Moved(string path) => texts[nameof(Moved), path];

    public string Delete(string path) => texts[nameof(Delete), path];

    public string DeleteQuestion(string path) => texts[nameof(DeleteQuestion), path];
}
